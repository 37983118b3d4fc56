"""What stands around the app on the wire: who may ask, and what every answer has."""
