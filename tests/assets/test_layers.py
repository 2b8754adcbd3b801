"""A change makes again what depends on it and no more: texts, mentions and facts, claims, verdicts."""

import pytest

from assets import intake, rereading
from checks import reconciliations, verdicts
from tests.building import asked, built, contents
from tests.extraction.formats.making import docx, paragraph

TEXTS = {
    "a.txt": "WASHINGTON, May 4, 2023 - The World Bank approved a $10 million loan to Nepal for the Road Safety Project.",
    "b.txt": "ADB and the AIIB will lend \\$25 million and \\$30 million to Bhutan, for a total of \\$60 million.",
    "c.txt": "Of the $2.36 billion, $1.82 billion (77%) went to transport. Nine projects, totaling 2.6 billion US dollars, began in 2019.",
}


@pytest.fixture
def documents(write):
    return [write(TEXTS)[0].parent]


@pytest.fixture
def done(monkeypatch):
    """How many documents each layer was made of."""
    counts = {"converted": 0, "read": 0, "claims": 0, "decided": 0}

    def counting(module, name, layer, of):
        real = getattr(module, name)

        def counted(*arguments, **named):
            counts[layer] += of(*arguments)
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, counted)

    counting(intake.Conversion, "converted", "converted", lambda *_: 1)
    counting(rereading, "read_batch", "read", lambda batch: batch.num_rows)
    counting(rereading, "claims_batch", "claims", lambda batch: batch.num_rows)
    counting(verdicts, "kept", "decided", len)

    def since():
        told = tuple(counts.values())
        counts.update(dict.fromkeys(counts, 0))
        return told

    return since


def test_only_what_is_new_is_done(warehouse, documents, write, done):
    built(warehouse, documents)
    assert done() == (3, 3, 0, 2)
    built(warehouse, documents)
    assert done() == (0, 0, 0, 0)
    write({"d.txt": "Nine projects, totaling 2.6 billion US dollars, began in 2019. Of the $2 billion, $1 billion (50%) went to roads."})
    built(warehouse, documents)
    assert done() == (1, 1, 0, 1)


def test_other_rules_decide_again_and_read_nothing(warehouse, documents, done, monkeypatch):
    built(warehouse, documents)
    before = contents(warehouse)
    done()
    monkeypatch.setattr(reconciliations, "code_version", lambda: "other rules")
    built(warehouse, documents)
    assert done() == (0, 0, 0, 2)
    assert contents(warehouse) == before
    assert asked(warehouse, "select distinct code_version from kept.verdicts") == [("other rules",)]


def test_other_readers_of_claims_use_the_mentions_and_facts_that_are_kept(warehouse, documents, done, monkeypatch):
    built(warehouse, documents)
    before, kept = contents(warehouse), asked(warehouse, "select * exclude (claims_version) from kept.readings order by document_id")
    done()
    monkeypatch.setattr(rereading, "code_version", lambda: "other claims")
    built(warehouse, documents)
    assert done() == (0, 0, 3, 2)
    assert contents(warehouse) == before
    assert asked(warehouse, "select * exclude (claims_version) from kept.readings order by document_id") == kept
    assert asked(warehouse, "select distinct claims_version from kept.readings") == [("other claims",)]


def test_other_readers_of_mentions_and_facts_read_everything_again(warehouse, documents, done, monkeypatch):
    built(warehouse, documents)
    before = contents(warehouse)
    done()
    monkeypatch.setattr(rereading, "reading_version", lambda: "other facts")
    built(warehouse, documents)
    assert done() == (0, 3, 0, 2)
    assert contents(warehouse) == before


def test_another_reader_of_a_format_reads_the_files_of_that_format_again(warehouse, documents, write, done, monkeypatch):
    write({"letter.docx": docx(paragraph("ADB will lend $25 million to Bhutan. Of the $2 billion, $1 billion (50%) went to roads."))})
    built(warehouse, documents)
    before = contents(warehouse)
    done()
    real = intake.code_version
    monkeypatch.setattr(intake, "code_version", lambda kind: "other" if "word" in kind else real(kind))
    built(warehouse, documents)
    assert done() == (1, 1, 0, 1)
    assert contents(warehouse) == before


def test_where_new_readers_of_claims_fail_the_document_is_read_whole(warehouse, documents, done, monkeypatch):
    built(warehouse, documents)
    before = contents(warehouse)
    real = rereading.claims_batch

    def failing(batch):
        if any("Bhutan" in text for text in batch["text"].to_pylist()):
            raise ZeroDivisionError
        return real(batch)

    monkeypatch.setattr(rereading, "claims_batch", failing)
    monkeypatch.setattr(rereading, "code_version", lambda: "other claims")
    done()
    built(warehouse, documents)
    assert done()[1] == 1
    assert contents(warehouse) == before


def test_processes_find_the_claims_that_one_process_finds(warehouse, documents, monkeypatch):
    built(warehouse, documents)
    before = contents(warehouse)
    monkeypatch.setattr(rereading, "_BATCH_CHARACTERS", 100)
    monkeypatch.setattr(rereading, "_WORTH_PROCESSES", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(rereading, "code_version", lambda: "other claims")
    built(warehouse, documents)
    assert contents(warehouse) == before
