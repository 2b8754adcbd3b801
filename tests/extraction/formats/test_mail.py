"""A mail is its body, with subject, sender and date; its attachments are documents of their own."""

from datetime import date

import pytest

from extraction.formats import Unreadable, convert, expand
from tests.extraction.formats.making import docx, page, paragraph

HEAD = "From: =?utf-8?q?Asian_Bank_=C3=A9?= <news@adb.example>\r\nSubject: Bus =?utf-8?b?bG9hbg==?=\r\nDate: Wed, 11 Sep 2024 14:20:00 +0400\r\nMIME-Version: 1.0\r\n"


def mail(body: str, kind: str = "text/plain; charset=utf-8", encoding: str = "8bit", head: str = HEAD) -> bytes:
    return f"{head}Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}".encode()


def parts(*each: str) -> bytes:
    body = "".join(f"--X\r\n{part}\r\n" for part in each) + "--X--\r\n"
    return mail(body, 'multipart/mixed; boundary="X"')


TEXT_PART = "Content-Type: text/plain; charset=utf-8\r\n\r\nThe loan of USD 5 million is signed."
ATTACHMENT = 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="{}"\r\n\r\nAnnex: EUR 7 million'


def test_body_and_metadata():
    converted = convert(mail("The loan of €5 million is signed.\r\n"), "a.eml")
    assert converted.text == "The loan of €5 million is signed."
    assert (converted.title, converted.publisher, converted.published_on) == ("Bus loan", "Asian Bank é", date(2024, 9, 11))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (mail("VGhlIGxvYW4gaXMgc2lnbmVkLg==", encoding="base64"), "The loan is signed."),
        (mail("The loan =\r\nis =E2=82=AC5.", encoding="quoted-printable"), "The loan is €5."),
        (mail(page("<p>The loan</p><p>is signed").decode(), "text/html"), "The loan\n\nis signed"),
        (parts(TEXT_PART, ATTACHMENT.format("annex.txt")), "The loan of USD 5 million is signed."),
        (mail("flowed text \r\ngoes on\r\nhere", "text/plain; format=flowed"), "flowed text goes on\nhere"),
        (
            mail("The Bank approved a loan of USD 312.5 million for the road between\r\nAktobe and Kandyagash, which is to be rebuilt by the end of the\r\nyear.\r\n\r\nEnd."),
            "The Bank approved a loan of USD 312.5 million for the road between Aktobe and Kandyagash, which is to be rebuilt by the end of the year.\n\nEnd.",
        ),
    ],
)
def test_bodies(data, expected):
    assert convert(data, "a.eml").text == expected


def test_attachments_are_documents_of_their_own():
    members = dict(expand(parts(TEXT_PART, ATTACHMENT.format("annex.txt")), "a.eml"))
    assert list(members) == ["a.eml", "a.eml/annex.txt"]
    assert members["a.eml/annex.txt"] == b"Annex: EUR 7 million"
    alone = convert(members["a.eml"], "a.eml")
    assert (alone.text, alone.title) == ("The loan of USD 5 million is signed.", "Bus loan")


def test_a_mail_without_attachments_stays_as_it_is():
    data = mail("The loan is signed.")
    assert list(expand(data, "a.eml")) == [("a.eml", data)]


def test_a_mail_of_only_attachments_has_no_text_of_its_own():
    data = parts(ATTACHMENT.format("annex.txt"))
    assert [name for name, _ in expand(data, "a.eml")] == ["a.eml/annex.txt"]
    with pytest.raises(Unreadable, match="empty"):
        convert(data, "a.eml")


def test_forwarded_mails_and_documents_in_mails_are_found():
    import base64

    forwarded = "Content-Type: message/rfc822\r\n\r\n" + mail("Forwarded: USD 9 million").decode()
    attached = base64.b64encode(docx(paragraph("Annexed"))).decode()
    document = f'Content-Type: application/octet-stream; name="b.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}'
    found = {name: convert(data, name).text for name, data in expand(parts(TEXT_PART, forwarded, document), "a.eml")}
    assert found["a.eml/forwarded.eml"] == "Forwarded: USD 9 million"
    assert found["a.eml/b.docx"] == "Annexed"


def test_mbox():
    data = b"".join(
        b"From a@b.example Mon Jun  3 10:00:0%d 2024\r\n" % number + mail(f"Loan {number}\r\n\r\n>From here on\r\n") + b"\r\n" for number in range(3)
    )
    members = list(expand(data, "list.mbox"))
    assert [name for name, _ in members] == ["list.mbox/1.eml", "list.mbox/2.eml", "list.mbox/3.eml"]
    assert [convert(content, name).text for name, content in members] == [f"Loan {n}\n\nFrom here on" for n in range(3)]
