"""Says in the log of a failed run what to do about it."""

import dagster as dg

# What to do by the step that failed; the others are faults in the code or in the machine.
_TO_DO = {
    "arrivals": "Look whether the sources named in sources.yaml are there and may be read; the run can then be started again as it is.",
    "documents_taken_in": "None of the documents could be read: rejected_documents, or the message above, says why of each.",
    "published_warehouse": (
        "Nothing was published, the warehouse is as it was. Open the failed check (Assets, the table, Checks): it names the rows."
        " A fault in our reading is mended in extraction/, a wrong expectation in checks/expectations/."
    ),
    "evidence_pages": "The warehouse is published. Mend the folder or the disk, then `devfin pages` makes the pages alone.",
}

_CHECKS = (
    "A critical expectation failed, so nothing was published and the warehouse is as it was. Open the check: it names the rows and what"
    " was expected of them, checks/expectations/ has its source."
)

_ELSE = "The warehouse is as it was. `devfin doctor` looks into the files; the message above says where the code failed. Runs may be repeated at any time."


@dg.failure_hook(name="what_to_do")
def what_to_do(context: dg.HookContext) -> None:
    context.log.error(advice(context.op.name))


def advice(step: str) -> str:
    """
    >>> advice("published_warehouse")[:22]
    'Nothing was published,'
    """
    return _TO_DO.get(step) or (_CHECKS if step.endswith("_expectations") else _ELSE)
