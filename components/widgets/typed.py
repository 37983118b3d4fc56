"""Fields whose words files and addresses have before the server hears of them."""

from components.asked import brief, plan
from components.asked.view import VERSION
from components.widgets import brief_controls, report_controls

TYPED = {
    "fields": (*report_controls.TYPED, *brief_controls.TYPED),
    "order": (*plan.PARAMETERS, *brief.PARAMETERS),  # of names, behind all others
    "version": VERSION,
}
