"""Page runs a second of one process and of two behind nginx, and what each holds."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.benchmarks import loads
from tests.benchmarks.measure import Row
from tests.benchmarks.page_runs import curious
from tests.browser.serving import HOST, free_port
from tests.deploy.replica import (
    BASE,
    Replica,
    fetch,
    find_nginx,
    lay_out_nginx,
    wait_until,
)

_SECONDS = 20.0
_BOTH = 2


def rows() -> Iterator[Row]:
    """Measure one and two replicas under the same viewers."""
    nginx = find_nginx()
    if nginx is None:
        return
    with fleet(nginx) as (site, replicas):
        two = len(loads.runs(site, curious, _SECONDS)) / _SECONDS
        held = max(_megabytes(replica) for replica in replicas)
        replicas[0].end()
        before = _worked(replicas[1])
        runs = len(loads.runs(site, curious, _SECONDS))
        one, cost = runs / _SECONDS, (_worked(replicas[1]) - before) / runs
    viewers = loads.VIEWERS
    cores = psutil.cpu_count()
    under = f"behind nginx, {viewers} viewers on the same {cores} cores"
    yield Row(what=f"Page runs a second, one replica {under}", ours=one, unit="")
    yield Row(what=f"Page runs a second, two replicas {under}", ours=two, unit="")
    # Viewers and nginx take their share of the cores; this is the server's alone.
    yield Row(what="A replica's processor time a page run", ours=cost * 1000, unit="ms")
    yield Row(what="Memory of a replica after that", ours=held, unit="MB")


@contextmanager
def fleet(nginx: str) -> Iterator[tuple[str, list[Replica]]]:
    """Start two replicas behind the committed configuration; give their address."""
    with TemporaryDirectory() as name, ExitStack() as ended:
        folder, port = Path(name), free_port()
        replicas = [Replica(log=folder / f"{n}.txt") for n in range(_BOTH)]
        for replica in replicas:
            replica.start()
            ended.callback(replica.end)
        whole = lay_out_nginx(folder, port, [replica.port for replica in replicas])
        proxy = subprocess.Popen([nginx, "-p", name, "-c", str(whole)])  # noqa: S603
        ended.callback(proxy.wait)
        ended.callback(proxy.terminate)
        site = f"http://{HOST}:{port}/{BASE}"
        for replica in replicas:
            replica.wait()
        wait_until(lambda: fetch(f"{site}/healthz").status == 200)
        yield site, replicas


def _megabytes(replica: Replica) -> float:
    return loads.megabytes(psutil.Process(replica.process.pid))


def _worked(replica: Replica) -> float:
    times = psutil.Process(replica.process.pid).cpu_times()
    return float(times.user + times.system)
