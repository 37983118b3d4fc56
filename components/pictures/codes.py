"""The QR code of a report's address, as a picture."""

import io

import segno

_MOST_MODULES = 101  # a side; finer ones are not read off paper or a screen


def png(address: str, colour: str) -> bytes:
    """Draw an address; b"" where the code would be too fine to be read."""
    for error in ("m", "l"):
        try:
            code = segno.make_qr(address, error=error)
        except segno.DataOverflowError:
            continue
        if code.symbol_size(border=0)[0] <= _MOST_MODULES:
            file = io.BytesIO()
            code.save(file, kind="png", scale=8, border=0, dark=colour)
            return file.getvalue()
    return b""
