"""Seals as a browser does: for the process that alone can open it."""

import os
from base64 import b64decode

from cryptography.hazmat.primitives.asymmetric import ec

from data.opening import sealing


def sealed(key: str, content: bytes) -> bytes:
    """Seal a content by a room's key."""
    pair = ec.generate_private_key(sealing.CURVE)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(sealing.CURVE, b64decode(key))
    nonce = os.urandom(sealing.NONCE)
    cipher = sealing.shared(pair, theirs).encrypt(nonce, content, None)
    return sealing.written(pair.public_key()) + nonce + cipher
