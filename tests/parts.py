"""The parts that reports can have, once the catalogue has listed its figures."""

from components.asked import figures
from components.asked.plan import all_parts, usual_parts
from components.figures import catalogue

assert catalogue.FIGURES
PARTS, USUAL_PARTS = all_parts(), usual_parts()
PICTURES, MAPS = figures.pictures(), figures.maps()
