"""Reports being made: a few at once, a few waiting, each with its progress and an end.

Everything lives in this process: a finished file waits here for its reader, for a few
minutes and within a few megabytes.
"""

import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass
from functools import cache, partial

from components.live import visits
from components.pictures.chromium.renderer import RendererBusy, RendererMissing
from components.report.job import Cancelled, Limits, Made, QueueFull, State, Work
from components.words import report_page

# Their messages are written for readers; those of other errors are for the log.
_FOR_READERS = (RendererBusy, RendererMissing)
_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True, kw_only=True)
class _Job:
    job_id: str
    key: str
    work: Work
    context: Context  # of who asked for it: the language, and what the log says
    state: State
    turned: float  # when it last began or ended, by the clock
    made: Made | None = None
    is_taken: bool = False


class Jobs:
    """The reports of one process; every method may be called from any thread."""

    def __init__(
        self,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with no report and no thread."""
        self._limits = limits or Limits()
        self._clock = clock
        self._lock = threading.RLock()
        self._jobs: dict[str, _Job] = {}  # in the order in which they were asked for
        self._waiting: deque[_Job] = deque()
        self._workers = 0
        self.is_closing = False  # no new reports are begun

    def start(self, work: Work, key: str = "") -> str:
        """Begin a report, or let it wait; give the id that alone leads to it.

        Who gives a `key` shares what others have begun under the same one.
        """
        with self._lock:
            self._forget_old()
            for job in self._jobs.values():
                is_shared = key and job.key == key
                if is_shared and job.state.stage in {"waiting", "working", "done"}:
                    return job.job_id
            return self._begin(work, key).job_id

    def state(self, job_id: str) -> State | None:
        """Tell how far a report is; None where there is none, or no longer."""
        with self._lock:
            self._forget_old()
            job = self._jobs.get(job_id)
            if job is None:
                return None
            if job.state.stage != "waiting":
                return job.state
            before = self._waiting.index(job)
            return State(stage="waiting", words=report_page.waiting(before))

    def made(self, job_id: str) -> Made | None:
        """Fetch the file of a finished report; None before, and when it is gone."""
        with self._lock:
            self._forget_old()
            return self._jobs[job_id].made if job_id in self._jobs else None

    def take(self, job_id: str) -> Made | None:
        """Hand the file to its reader: the server need not wait for that any more."""
        with self._lock:
            if job_id in self._jobs:
                self._jobs[job_id].is_taken = True
            return self.made(job_id)

    def cancel(self, job_id: str, words: str = report_page.CANCELLED) -> None:
        """End a report that nobody wants; one that is finished stays."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job is not None and not job.state.ended:
                self._end(job, State(stage="cancelled", words=words))

    def refuse_new(self) -> None:
        """Begin no more reports; those that are being made go on."""
        with self._lock:
            self.is_closing = True

    def is_busy(self) -> bool:
        """Tell whether a report is being made, or waits to be fetched by its reader."""
        with self._lock:
            self._forget_old()
            since = self._clock() - self._limits.fetch_s
            return any(
                not job.state.ended
                or (job.made and not job.is_taken and job.turned > since)
                for job in self._jobs.values()
            )

    def close(self) -> None:
        """End everything: whoever works stops at its next step."""
        with self._lock:
            self.is_closing = True
            for job_id in self._jobs:
                self.cancel(job_id, report_page.CLOSING)

    def forget(self) -> None:
        """Forget what is old, and what was made for readers who have left."""
        with self._lock:
            self._forget_old()

    def _begin(self, work: Work, key: str) -> _Job:
        can_run = self._workers < self._limits.running
        if self.is_closing:
            raise QueueFull(report_page.CLOSING)
        if not can_run and len(self._waiting) >= self._limits.waiting:
            raise QueueFull(report_page.QUEUE_FULL)
        job = _Job(
            job_id=secrets.token_urlsafe(16),
            key=key,
            work=work,
            context=copy_context(),
            state=State(stage="waiting"),
            turned=self._clock(),
        )
        self._jobs[job.job_id] = job
        if can_run:
            self._workers += 1
            self._turn(job)
            # A daemon: a report that is half made never holds up the server's end.
            threading.Thread(target=self._run, args=(job,), daemon=True).start()
        else:
            self._waiting.append(job)
        return job

    def _turn(self, job: _Job) -> None:
        job.state = State(stage="working", words=report_page.STARTING)
        job.turned = self._clock()

    def _run(self, job: _Job) -> None:
        while True:
            job.context.run(self._do, job)
            with self._lock:
                if not self._waiting:
                    self._workers -= 1
                    return
                job = self._waiting.popleft()
                self._turn(job)

    def _do(self, job: _Job) -> None:
        try:
            made = job.work(partial(self._step, job))
        except Cancelled:
            return
        except _FOR_READERS as error:
            self._end(job, State(stage="failed", words=str(error)))
        except Exception:  # noqa: BLE001 (of the work, whatever it meets)
            if job.state.stage == "cancelled":  # what it needs has ended before it
                return
            reference = secrets.token_hex(4)
            _log.exception("report %s failed", reference)
            self._end(job, State(stage="failed", words=report_page.failed(reference)))
        else:
            of = job.state.of
            self._end(job, State(stage="done", done=of, of=of), made)

    def _step(self, job: _Job, done: int, of: int, words: str) -> None:
        with self._lock:
            self._check_deadline(job)
            if job.state.ended:
                raise Cancelled
            job.state = State(stage="working", done=done, of=of, words=words)

    def _end(self, job: _Job, state: State, made: Made | None = None) -> None:
        with self._lock:
            if job.state.ended:
                return
            if job in self._waiting:
                self._waiting.remove(job)
            job.state, job.made, job.turned = state, made, self._clock()

    def _check_deadline(self, job: _Job) -> None:
        late = self._clock() > job.turned + self._limits.deadline_s
        if job.state.stage == "working" and late:
            _log.warning("a report took more than %g s", self._limits.deadline_s)
            words = report_page.too_slow(self._limits.deadline_s)
            self._end(job, State(stage="failed", words=words))

    def _forget_old(self) -> None:
        for job in self._jobs.values():
            self._check_deadline(job)
        since = self._clock() - self._limits.keep_s
        ended = [job for job in self._jobs.values() if job.state.ended]
        ended.sort(key=lambda job: job.turned)
        size = sum(len(job.made.body) for job in ended if job.made)
        for job in ended:
            is_over = visits.is_over(job.context)
            # The newest file stays, however large: somebody is about to fetch it.
            too_much = size > self._limits.keep_bytes and job is not ended[-1]
            if job.turned < since or too_much or is_over:
                size -= len(job.made.body) if job.made else 0
                del self._jobs[job.job_id]


@cache
def here() -> Jobs:
    """Keep the reports of this process, which all threads share."""
    return Jobs()
