"""Tables as Arrow files whose columns are used where they lie, without a copy.

Such a file is mapped into memory: of a column that nobody asks for nothing is read, and
processes that read the same file share what they read.
"""

from collections.abc import Mapping
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

TEXT = pd.StringDtype("pyarrow", na_value=np.nan)
_MISSING = "?"  # ends the name of the column that says where whole numbers are blank

Array = npt.NDArray[Any]


def of_frame(frame: pd.DataFrame) -> pa.Table:
    """Lay out a table of texts, nullable whole numbers, numbers, flags and times."""
    columns: dict[str, pa.Array] = {}
    for name, column in frame.items():
        if isinstance(column.dtype, pd.Int64Dtype):
            whole = column.to_numpy(np.int64, na_value=0)
            missing = column.isna().to_numpy(bool).view(np.uint8)
            columns |= {
                str(name): pa.array(whole),
                f"{name}{_MISSING}": pa.array(missing),
            }
        elif column.dtype == TEXT:
            columns[str(name)] = pa.array(column.array, pa.large_string())
        else:
            columns[str(name)] = _of_array(column.to_numpy())
    return pa.table(columns)


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Lend a table as `of_frame` was given it; its columns may not be written to."""
    columns: dict[str, Any] = {}
    for name in table.column_names:
        if name.endswith(_MISSING):
            continue
        column = table[name].chunk(0)
        blank = name + _MISSING
        if pa.types.is_large_string(column.type):
            values: Any = table.select([name]).to_pandas()[name].array
        elif blank in table.column_names:
            mask = to_array(table[blank].chunk(0))
            values = pd.arrays.IntegerArray(to_array(column), mask)
        else:
            values = to_array(column)
        columns[name] = pd.Series(values, copy=False)
    return pd.DataFrame(columns, copy=False)


def of_arrays(arrays: Mapping[str, Array]) -> pa.Table:
    """Lay out arrays of equal lengths."""
    return pa.table({name: _of_array(values) for name, values in arrays.items()})


def to_arrays(table: pa.Table) -> dict[str, Array]:
    """Lend arrays as `of_arrays` was given them."""
    return {name: to_array(table[name].chunk(0)) for name in table.column_names}


def write(table: pa.Table, file: BinaryIO) -> None:
    """Write a table in one piece."""
    with pa.ipc.new_file(file, table.schema) as writer:
        columns = [column.combine_chunks() for column in table.columns]
        writer.write_batch(pa.record_batch(columns, schema=table.schema))


def read(content: Any) -> pa.Table:
    """Read a table out of a buffer, such as a file that is mapped, without a copy."""
    return pa.ipc.open_file(pa.BufferReader(content)).read_all()


def to_array(column: pa.Array) -> Array:
    """Lend the values of a column; flags lie there as bytes, blank times as numbers."""
    if pa.types.is_timestamp(column.type):
        whole = column.view(pa.int64()).to_numpy(zero_copy_only=True)
        times: Array = whole.view(f"datetime64[{column.type.unit}]")
        return times
    values: Array = column.to_numpy(zero_copy_only=True)
    return values.view(bool) if values.dtype == np.uint8 else values


def _of_array(values: Array) -> pa.Array:
    if values.dtype.kind == "M":
        unit, _ = np.datetime_data(values.dtype)
        return pa.array(values.view(np.int64)).view(pa.timestamp(unit))
    return pa.array(values.view(np.uint8) if values.dtype == bool else values)
