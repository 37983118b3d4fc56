"""What a browser seals for one process alone: whoever passes it on cannot read it.

A sealed text is the browser's public key (P-256, 65 bytes), a nonce of 12 bytes, and
the text under AES-256-GCM by a key that both draw from theirs and ours (HKDF-SHA-256).
"""

from base64 import b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
PURPOSE = b"outreach-report"
POINT, NONCE = 65, 12  # bytes


class Lock:
    """A key pair that nobody ever stores: what was sealed for it goes with it."""

    def __init__(self) -> None:
        """Draw the pair."""
        self._private = ec.generate_private_key(CURVE)

    @property
    def key(self) -> str:
        """The key to seal by, in base64."""
        return b64encode(written(self._private.public_key())).decode()

    def opened(self, sealed: bytes) -> bytes:
        """Open what was sealed by our key; ValueError of anything else."""
        point, rest = sealed[:POINT], sealed[POINT:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        try:
            return shared(self._private, theirs).decrypt(
                rest[:NONCE], rest[NONCE:], None
            )
        except InvalidTag:
            raise ValueError("seal") from None


def written(key: ec.EllipticCurvePublicKey) -> bytes:
    """Write a public key as browsers do."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def shared(
    private: ec.EllipticCurvePrivateKey, public: ec.EllipticCurvePublicKey
) -> AESGCM:
    """Draw the key that two pairs have in common."""
    drawn = private.exchange(ec.ECDH(), public)
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(drawn))
