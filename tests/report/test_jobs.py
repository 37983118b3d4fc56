"""Reports being made: how many, how long, and what is left of them."""

import logging
import time
from collections.abc import Callable, Iterator
from threading import Event, Thread, current_thread

import pytest
from babel import Locale

from components.pictures.chromium.renderer import RendererMissing, RenderFailed
from components.report.job import Limits, Made, QueueFull, State, Step
from components.report.jobs import Jobs
from components.words import language, numbers, report_page
from tests.clock import Clock

_PATIENCE_S = 60
NewJobs = Callable[..., Jobs]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_jobs(clock: Clock) -> Iterator[NewJobs]:
    opened: list[Jobs] = []

    def new(**limits: float) -> Jobs:
        opened.append(Jobs(Limits(**limits), clock))  # type: ignore[arg-type]
        return opened[-1]

    yield new
    for jobs in opened:
        jobs.close()


def file(body: bytes = b"made") -> Made:
    return Made(body=body, media_type="text/plain", name="report.txt")


def at_once(_: Step) -> Made:
    return file()


def sized(size: int) -> Callable[[Step], Made]:
    return lambda _: file(b"x" * size)


def until(gate: Event, begun: Event | None = None) -> Callable[[Step], Made]:
    """Work in small steps until a gate opens."""

    def work(step: Step) -> Made:
        if begun:
            begun.set()
        deadline = time.monotonic() + _PATIENCE_S
        while not gate.is_set() and time.monotonic() < deadline:
            step(1, 4, "Drawing 1 of 3")
            gate.wait(0.01)
        step(4, 4, "Done")
        return file()

    return work


def state_of(jobs: Jobs, job: str) -> State:
    state = jobs.state(job)
    assert state is not None
    return state


def wait_for(jobs: Jobs, job: str, *stages: str) -> State:
    deadline = time.monotonic() + _PATIENCE_S
    while (state := state_of(jobs, job)).stage not in stages:
        assert time.monotonic() < deadline, state
        time.sleep(0.005)
    return state


def test_a_report_is_made_and_its_file_kept(new_jobs: NewJobs) -> None:
    jobs = new_jobs()
    job = jobs.start(at_once)
    assert wait_for(jobs, job, "done").ended
    assert jobs.made(job) == file()


def test_ids_cannot_be_guessed_and_unknown_ones_lead_nowhere(new_jobs: NewJobs) -> None:
    jobs = new_jobs()
    ids = {jobs.start(at_once) for _ in range(5)}
    assert len(ids) == 5
    assert min(map(len, ids)) >= 20
    assert jobs.state("guess") is None
    assert jobs.made("guess") is None
    jobs.cancel("guess")


def test_progress_is_told_in_pieces_and_words(new_jobs: NewJobs) -> None:
    jobs, gate, begun = new_jobs(), Event(), Event()
    job = jobs.start(until(gate, begun))
    assert begun.wait(_PATIENCE_S)
    deadline = time.monotonic() + _PATIENCE_S
    while state_of(jobs, job).of == 0:
        assert time.monotonic() < deadline
    told = state_of(jobs, job)
    assert (told.stage, told.done, told.of) == ("working", 1, 4)
    assert told.words == "Drawing 1 of 3"
    assert jobs.made(job) is None
    gate.set()
    assert wait_for(jobs, job, "done").done == 4


def test_two_run_the_others_wait_in_order_and_the_next_is_refused(
    new_jobs: NewJobs,
) -> None:
    jobs, gate = new_jobs(running=2, waiting=2), Event()
    running = [jobs.start(until(gate)) for _ in range(2)]
    for job in running:
        wait_for(jobs, job, "working")
    waiting = [jobs.start(until(gate)) for _ in range(2)]
    said = [state_of(jobs, job) for job in waiting]
    assert [state.stage for state in said] == ["waiting", "waiting"]
    assert [state.words for state in said] == [
        report_page.waiting(0),
        report_page.waiting(1),
    ]
    with pytest.raises(QueueFull, match=report_page.QUEUE_FULL):
        jobs.start(at_once)
    gate.set()
    for job in (*running, *waiting):
        wait_for(jobs, job, "done")
    jobs.start(at_once)


def test_each_report_is_made_in_the_language_of_who_asked(new_jobs: NewJobs) -> None:
    jobs, gate = new_jobs(running=1), Event()
    jobs.start(until(gate))
    made = {}
    for locale in (language.ENGLISH, Locale("fr", "FR"), language.ENGLISH):
        with language.within(locale):
            job = jobs.start(lambda _: file(numbers.number(12345).encode()))
            made[job] = numbers.number(12345)
    gate.set()
    for job, words in made.items():
        wait_for(jobs, job, "done")
        assert jobs.made(job) == file(words.encode())
    assert set(made.values()) == {"12,345", "12\u202f345"}


def test_a_cancelled_report_stops_at_its_next_step_and_leaves_no_file(
    new_jobs: NewJobs,
) -> None:
    jobs, gate, begun = new_jobs(running=1), Event(), Event()
    job = jobs.start(until(gate, begun))
    assert begun.wait(_PATIENCE_S)
    jobs.cancel(job)
    assert state_of(jobs, job).stage == "cancelled"
    # Its place is free although nobody opened the gate.
    wait_for(jobs, jobs.start(at_once), "done")
    assert jobs.made(job) is None


def test_a_waiting_report_is_cancelled_without_having_begun(new_jobs: NewJobs) -> None:
    jobs, gate, begun = new_jobs(running=1, waiting=1), Event(), Event()
    jobs.start(until(gate))
    job = jobs.start(until(gate, begun))
    jobs.cancel(job)
    gate.set()
    wait_for(jobs, jobs.start(at_once), "done")
    assert not begun.is_set()
    assert state_of(jobs, job).stage == "cancelled"


def test_a_finished_report_cannot_be_cancelled(new_jobs: NewJobs) -> None:
    jobs = new_jobs()
    job = jobs.start(at_once)
    wait_for(jobs, job, "done")
    jobs.cancel(job)
    assert jobs.made(job) == file()


def test_what_takes_too_long_fails_and_says_what_to_do(
    new_jobs: NewJobs, clock: Clock
) -> None:
    jobs, gate, begun = new_jobs(running=1, deadline_s=120), Event(), Event()
    job = jobs.start(until(gate, begun))
    assert begun.wait(_PATIENCE_S)
    clock.now = 121
    told = state_of(jobs, job)
    assert (told.stage, told.words) == ("failed", report_page.too_slow(120))
    wait_for(jobs, jobs.start(at_once), "done")


def test_a_failure_is_explained_in_the_log_and_only_numbered_to_the_reader(
    new_jobs: NewJobs, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: Step) -> Made:
        raise KeyError("a secret path")

    jobs = new_jobs()
    with caplog.at_level(logging.ERROR):
        told = wait_for(jobs, jobs.start(fails), "failed")
    assert "secret" not in told.words
    (record,) = caplog.records
    assert "a secret path" in str(record.exc_info)
    reference = record.getMessage().split()[1]
    assert told.words == report_page.failed(reference)


def test_what_fails_since_its_report_was_ended_is_no_fault(
    new_jobs: NewJobs, caplog: pytest.LogCaptureFixture
) -> None:
    begun, closed = Event(), Event()
    workers: list[Thread] = []

    def interrupted(_: Step) -> Made:
        workers.append(current_thread())
        begun.set()
        closed.wait(_PATIENCE_S)
        raise RenderFailed("The server is closing.")

    jobs = new_jobs(running=1)
    job = jobs.start(interrupted)
    begun.wait(_PATIENCE_S)
    with caplog.at_level(logging.WARNING):
        jobs.close()
        closed.set()
        workers[0].join(_PATIENCE_S)
    assert state_of(jobs, job).words == report_page.CLOSING
    assert caplog.records == []


def test_what_is_written_for_readers_reaches_them(new_jobs: NewJobs) -> None:
    def lacks(_: Step) -> Made:
        raise RendererMissing("Install Chromium")

    jobs = new_jobs()
    told = wait_for(jobs, jobs.start(lacks), "failed")
    assert told.words == "Install Chromium"


def test_files_are_forgotten_after_their_time(new_jobs: NewJobs, clock: Clock) -> None:
    jobs = new_jobs(keep_s=300)
    job = jobs.start(at_once)
    wait_for(jobs, job, "done")
    clock.now = 299
    assert jobs.made(job)
    clock.now = 301
    assert jobs.made(job) is None
    assert jobs.state(job) is None


def test_the_oldest_files_leave_when_memory_is_full(
    new_jobs: NewJobs, clock: Clock
) -> None:
    jobs, made = new_jobs(keep_bytes=25), []
    for size in (10, 10, 10, 40):
        clock.now += 1
        made.append(jobs.start(sized(size)))
        wait_for(jobs, made[-1], "done")
        if len(made) == 3:
            assert [jobs.made(job) is not None for job in made] == [False, True, True]
    # The newest stays, however large.
    assert [jobs.made(job) is not None for job in made] == [False] * 3 + [True]


def test_the_same_key_shares_one_report_until_it_fails(new_jobs: NewJobs) -> None:
    jobs, gate = new_jobs(), Event()
    first = jobs.start(until(gate), "same")
    assert jobs.start(at_once, "same") == first
    assert jobs.start(at_once, "other") != first
    gate.set()
    wait_for(jobs, first, "done")
    assert jobs.start(at_once, "same") == first
    jobs_without_key = {jobs.start(at_once), jobs.start(at_once)}
    assert len(jobs_without_key) == 2
    failed = jobs.start(lambda _: 1 / 0, "fails")  # type: ignore[arg-type, return-value]
    wait_for(jobs, failed, "failed")
    assert jobs.start(at_once, "fails") != failed


def test_closing_ends_what_runs_and_what_waits(new_jobs: NewJobs) -> None:
    jobs, gate = new_jobs(running=1), Event()
    ids = [jobs.start(until(gate)) for _ in range(3)]
    jobs.close()
    assert {state_of(jobs, job).stage for job in ids} == {"cancelled"}
    with pytest.raises(QueueFull):
        jobs.start(at_once)


def test_at_the_end_nothing_new_is_begun_and_what_is_made_is_waited_for(
    new_jobs: NewJobs, clock: Clock
) -> None:
    jobs, gate = new_jobs(running=1, fetch_s=5), Event()
    running, waiting = jobs.start(until(gate)), jobs.start(at_once)
    jobs.refuse_new()
    with pytest.raises(QueueFull, match=report_page.CLOSING):
        jobs.start(at_once)
    assert jobs.is_busy()
    gate.set()
    wait_for(jobs, running, "done")
    wait_for(jobs, waiting, "done")
    # Both files are there, and their readers are about to fetch them.
    assert jobs.is_busy()
    assert jobs.take(running)
    assert jobs.is_busy()
    clock.now += 6
    assert not jobs.is_busy()
    assert jobs.take(waiting)


def test_who_still_waits_at_the_very_end_is_told_why(new_jobs: NewJobs) -> None:
    jobs, gate = new_jobs(), Event()
    job = jobs.start(until(gate))
    jobs.close()
    assert state_of(jobs, job).words == report_page.CLOSING
