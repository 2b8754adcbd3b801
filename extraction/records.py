"""`dataclass` for values that nobody changes: frozen to the type checker, and made as quickly as any object.

A frozen dataclass sets each field by a call, which makes the making of a mention four times as slow. Texts give thousands of them;
that none is changed is checked by mypy, so at run time nothing need watch over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, slots: bool):
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)
