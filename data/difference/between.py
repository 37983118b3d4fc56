"""The packages between two: each of some rows as they were, and some as they are."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.difference.package import Package, Tables
from data.difference.rows import RowChange
from data.reading.arrays import Mask
from data.reading.package import Dataset, build
from data.reading.schema import KEYS


class Between:
    """The packages between two: with some of the rows as before, some as now."""

    def __init__(
        self, old: Package, new: Package, changes: Sequence[RowChange]
    ) -> None:
        """Keep where the rows stand that change, and in which order all of them do."""
        self._old, self._new = old, new
        self._table = np.array([change.table for change in changes], dtype=object)
        self._old_at = np.array([change.old_at for change in changes], int)
        self._new_at = np.array([change.new_at for change in changes], int)

    def tables(self, taken: Mask) -> Tables:
        """Make the tables in which the rows taken are as now, and others as before."""
        return {table: self._mixed(table, taken) for table in self._old.tables}

    def _mixed(self, table: str, taken: Mask) -> pd.DataFrame:
        before, after = self._old.tables[table], self._new.tables[table]
        some = taken & (self._table == table)
        if not some.any():
            return before
        lost, come = self._old_at[some], self._new_at[some]
        lost, come = lost[lost >= 0], come[come >= 0]
        kept = np.ones(len(before), bool)
        kept[lost] = False
        places = pd.Index(after[KEYS[table]]).get_indexer(before[KEYS[table]])
        # A row that will be gone stands behind the one that it stood behind.
        order = np.maximum.accumulate(places) + np.where(places < 0, 0.5, 0)
        rows = pd.concat([before[kept], after.iloc[come]], ignore_index=True)
        at = np.argsort(np.concatenate([order[kept], come]), kind="stable")
        mixed: pd.DataFrame = rows.iloc[at].reset_index(drop=True)
        return mixed

    def dataset(self, tables: Tables, taken: Mask) -> Dataset:
        """Build the package that a step leads to: the new one where all are taken."""
        if taken.all():
            return self._new.dataset
        old, new = self._old.dataset, self._new.dataset
        mark = f"{old.digest} {new.digest} ".encode() + np.packbits(taken).tobytes()
        digest = hashlib.sha256(mark).hexdigest()
        return build(tables, name=new.name, version=new.version, digest=digest)
