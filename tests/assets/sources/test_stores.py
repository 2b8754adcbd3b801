"""Folders of stores: in memory, and of a server that speaks S3."""

import logging
import os

import pytest

from assets.fetching.settings import Web
from assets.sources import Memory, NothingThere, Source, arrivals, kinds
from extraction.formats import Limits


def found(path, validators=None, web=None, **settings):
    return list(arrivals(Source("s", "folder", {"path": path, **settings}), Memory(validators or {}, web or Web())))


@pytest.fixture
def memory():
    import fsspec

    files = fsspec.filesystem("memory")
    for name, content in {"a.txt": b"EUR 5 million", "b/c.pdf": b"%PDF", "b/.hidden": b"x", "z.txt": b"x" * 100}.items():
        files.pipe(f"/papers/{name}", content)
    yield files
    files.rm("/papers", recursive=True)


def test_a_folder_in_memory(memory):
    came = found("memory://papers")
    assert [(a.source_uri, a.file_name, a.content) for a in came] == [
        ("memory://papers/a.txt", "a.txt", b"EUR 5 million"),
        ("memory://papers/b/c.pdf", "c.pdf", b"%PDF"),
        ("memory://papers/z.txt", "z.txt", b"x" * 100),
    ]
    assert [a.file_name for a in found("memory://papers", glob="b/*")] == ["c.pdf"]
    assert [a.file_name for a in found("memory://papers", recursive=False)] == ["a.txt", "z.txt"]
    assert [a.file_name for a in found("memory://papers/a.txt")] == ["a.txt"]


def test_limits_and_nothing(memory):
    small = Web(limits=Limits(document_bytes=50))
    assert [a.reason for a in found("memory://papers", web=small)] == [None, None, "too large"]
    with pytest.raises(NothingThere, match="no documents at memory://nowhere"):
        found("memory://nowhere")
    with pytest.raises(NothingThere, match="one address"):
        found("memory://papers::http://a.example")


@pytest.fixture(scope="module")
def s3():
    """A server on loopback, and a folder in it."""
    pytest.importorskip("moto.server")
    fsspec = pytest.importorskip("fsspec")
    pytest.importorskip("s3fs")
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    options = {
        "key": "${DEVFIN_TEST_KEY}",
        "secret": "${DEVFIN_TEST_SECRET}",
        "client_kwargs": {"endpoint_url": f"http://{host}:{port}", "region_name": "us-east-1"},
    }
    os.environ |= {"DEVFIN_TEST_KEY": "who", "DEVFIN_TEST_SECRET": "hush"}
    files = fsspec.filesystem("s3", key="who", secret="hush", client_kwargs=options["client_kwargs"])
    files.call_s3("create_bucket", Bucket="bank")
    files.pipe("bank/papers/a.txt", b"EUR 5 million")
    files.pipe("bank/papers/2024/b.txt", b"EUR 6 million")
    yield files, options
    server.stop()


def test_a_bucket(s3):
    files, options = s3
    came = found("s3://bank/papers", options=options)
    assert [(a.source_uri, a.content) for a in came] == [
        ("s3://bank/papers/2024/b.txt", b"EUR 6 million"),
        ("s3://bank/papers/a.txt", b"EUR 5 million"),
    ]
    state = kinds()["folder"].state(Source("s", "folder", {"path": "s3://bank/papers", "options": options}), Memory({}, Web()))

    # What the store says is as it was is not fetched again; what changed is.
    known = {a.source_uri: (a.etag, a.last_modified) for a in came}
    files.pipe("bank/papers/a.txt", b"EUR 7 million")
    again = found("s3://bank/papers", known, options=options)
    assert [(a.is_unchanged, a.content) for a in again] == [(True, None), (False, b"EUR 7 million")]
    assert state != kinds()["folder"].state(Source("s", "folder", {"path": "s3://bank/papers", "options": options}), Memory({}, Web()))


def test_a_bucket_that_is_not_there(s3):
    _, options = s3
    with pytest.raises(NothingThere) as error:
        found("s3://no-such-bucket/papers", options=options)
    assert "hush" not in str(error.value)
