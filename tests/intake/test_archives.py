"""Archives give the files in them; bombs, links and names that lead out of them give a reason."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from containers import HTML, MORE, TEXT, make_docx, make_pdf, make_warc, make_zip
from sayso.documents import Bad
from sayso.documents.kinds import DOCX
from sayso.intake import Limits
from sayso.model.arrival import Arrival

Read = Callable[..., list[Arrival | Bad]]
MIB = 1 << 20


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def texts(items: list[Arrival | Bad]) -> list[str]:
    return [item.document.text for item in items if isinstance(item, Arrival) and item.document is not None]


def reasons(items: list[Arrival | Bad]) -> str:
    return " | ".join(
        str(item) if isinstance(item, Bad) else f"{item.retrieval.place}: {item.problem}" for item in items
    )


def test_a_zip_gives_its_files_in_the_order_of_their_names(tmp_path: Path, read: Read) -> None:
    files = {"b.html": HTML, "a.txt": TEXT, "__MACOSX/a.txt": "x", ".hidden": "x", "c/d.docx": make_docx([MORE])}
    items = read(write(tmp_path, "reports.zip", make_zip(files)), publisher="P")
    assert [item.retrieval.place for item in items if isinstance(item, Arrival)] == ["a.txt", "b.html", "c/d.docx"]
    assert texts(items)[0] == TEXT
    assert texts(items)[2] == MORE
    assert items[0].original.data == TEXT.encode()  # type: ignore[union-attr]
    assert items[2].original.media_type == DOCX  # type: ignore[union-attr]


def test_single_documents_are_read_whatever_their_name(tmp_path: Path, read: Read) -> None:
    items = read(write(tmp_path, "a", make_docx([TEXT])), write(tmp_path, "b", make_pdf([TEXT])))
    assert texts(items) == [TEXT, TEXT]


def test_a_packed_file_is_what_it_was(tmp_path: Path, read: Read) -> None:
    lines = f'{{"text": "{TEXT}"}}\n' * 2
    items = read(
        write(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode())),
        write(tmp_path, "b.csv.gz", gzip.compress(f'text\n"{TEXT}"\n'.encode())),
        write(tmp_path, "c", gzip.compress(HTML.encode()) + gzip.compress(b"<p>more</p>")),
    )
    assert [item.retrieval.place for item in items if isinstance(item, Arrival)] == ["line 1", "line 2", "row 1", None]
    assert len(texts(items)) == 4


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"xl/workbook.xml": "x"}, "spreadsheet"),
        ({"ppt/presentation.xml": "x"}, "presentation"),
        ({"META-INF/container.xml": "x"}, "e-book"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, "OpenDocument"),
    ],
)
def test_documents_of_other_kinds_say_what_to_do(
    files: dict[str, bytes | str], reason: str, tmp_path: Path, read: Read
) -> None:
    [item] = read(write(tmp_path, "a.zip", make_zip(files)))
    assert isinstance(item, Arrival)
    assert reason in (item.problem or "")
    assert item.original.data


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/passwd", "a/../../up.txt", "C:/x.txt", "..\\up.txt", "\\\\host\\x.txt"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str, tmp_path: Path, read: Read) -> None:
    items = read(write(tmp_path, "a.zip", make_zip({name: TEXT, "good.txt": MORE})))
    assert texts(items) == [MORE]
    assert "leads out" in reasons(items)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_in_an_archive_are_refused(kind: int, tmp_path: Path, read: Read) -> None:
    data = make_zip({"evil": "/etc/passwd", "good.txt": MORE}, {"evil": kind | 0o777, "good.txt": stat.S_IFREG | 0o644})
    items = read(write(tmp_path, "a.zip", data))
    assert texts(items) == [MORE]
    assert "link or a device" in reasons(items)


def test_an_encrypted_file_says_so(tmp_path: Path, read: Read) -> None:
    data = bytearray(make_zip({"a.txt": TEXT, "b.txt": MORE}))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    items = read(write(tmp_path, "a.zip", bytes(data)))
    assert texts(items) == [MORE]
    assert "password" in reasons(items)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_by_a_rare_method_is_refused(method: int, tmp_path: Path, read: Read) -> None:
    """Their unpackers give a whole block at a time, however little is asked for."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("a.txt", b"\0" * MIB)
        archive.writestr("b.txt", MORE, zipfile.ZIP_DEFLATED)
    items = read(write(tmp_path, "a.zip", stream.getvalue()))
    assert texts(items) == [MORE]
    assert "rare method" in reasons(items)


def test_a_bomb_stops_at_its_ratio_and_the_others_are_read(tmp_path: Path, read: Read) -> None:
    bomb = b"\0" * (8 * MIB)
    items = read(
        write(tmp_path, "a.zip", make_zip({"bomb.txt": bomb, "good.txt": MORE})),
        write(tmp_path, "b.gz", gzip.compress(bomb)),
        write(tmp_path, "c.gz", gzip.compress(gzip.compress(bomb))),
        write(tmp_path, "d.jsonl.gz", gzip.compress(b'{"text": "' + bomb)),
        write(tmp_path, "e.warc.gz", gzip.compress(b"WARC/1.0\r\n" + bomb)),
        write(tmp_path, "f.csv.gz", gzip.compress(b"text\n" + bomb)),
        write(
            tmp_path, "g.mbox.gz", gzip.compress(b"From a@b.example Mon Mar 11 10:00:00 2024\nSubject: x\n\n" + bomb)
        ),
        write(tmp_path, "good.txt", TEXT.encode()),
        limits=Limits(grace_bytes=MIB // 4),
    )
    assert texts(items) == [MORE, TEXT]
    assert reasons(items).count("broken, or an attack") == 7


def test_an_archive_of_many_small_bombs_stops_in_all(tmp_path: Path, read: Read) -> None:
    files = {f"{number}.txt": b"\0" * (MIB // 8) for number in range(60)}
    items = read(write(tmp_path, "a.zip", make_zip(files)), limits=Limits(grace_bytes=MIB // 4, ratio=50))
    assert len(items) < 200
    assert "unpacks to more than" in reasons(items)


def overlapping(count: int) -> bytes:
    """A zip file whose entries are all the same packed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"Police said so. " * 15_000
    packed = packer.compress(raw) + packer.flush()
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(raw), len(packed), len(raw), 1, 0) + b"a"
    head = (b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(raw), len(packed), len(raw), 1, 0, 0, 0, 0, 0, 0)
    directory = (struct.pack("<4s6H3I5H2I", *head) + b"a") * count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(local + packed), 0)
    return local + packed + directory + end


def test_files_that_lie_over_each_other_count_each_time(tmp_path: Path, read: Read) -> None:
    items = read(write(tmp_path, "a.zip", overlapping(2000)), limits=Limits(grace_bytes=MIB // 4))
    assert len(items) < 200


def test_too_many_files_are_not_even_listed(tmp_path: Path, read: Read) -> None:
    items = read(write(tmp_path, "a.zip", overlapping(3000)), limits=Limits(entries=100))
    assert len(items) == 1
    assert "more than 100 files" in reasons(items)
    items = read(write(tmp_path, "a.zip", make_zip({f"{n}.txt": TEXT for n in range(20)})), limits=Limits(entries=5))
    assert len(texts(items)) == 5
    assert "more than 5 files" in reasons(items)


def test_archives_in_each_other_are_opened_only_so_deep(tmp_path: Path, read: Read) -> None:
    inner, deep = make_zip({"a.txt": TEXT}), make_zip({"a.txt": TEXT})
    for _ in range(5):
        deep = make_zip({"deeper.zip": deep})
    [item] = read(write(tmp_path, "a.zip", make_zip({"inner.zip": inner})))
    assert isinstance(item, Arrival)
    assert item.retrieval.place == "inner.zip: a.txt"
    assert "more than 3 deep" in reasons(read(write(tmp_path, "b.zip", deep)))


def test_a_file_that_contains_itself_ends(tmp_path: Path, read: Read) -> None:
    data = TEXT.encode()
    for _ in range(50):
        data = gzip.compress(data)
    assert "more than 3 deep" in reasons(read(write(tmp_path, "a.gz", data)))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no zip",
        make_zip({"a.txt": TEXT})[:-10],
        make_zip({"a.txt": TEXT}).replace(b"PK\x01\x02", b"PK\x01\x03"),
        gzip.compress(TEXT.encode(), mtime=0)[:-9],
        b"\x1f\x8b\x08 no gzip",
        b"PAR1 no parquet PAR1",
        b"WARC/1.0\r\nno warc",
    ],
    ids=["no zip", "zip cut off", "zip without entries", "gzip cut off", "no gzip", "no parquet", "no warc"],
)
def test_what_is_broken_says_so_and_stops_nothing(data: bytes, tmp_path: Path, read: Read) -> None:
    bad, good = read(write(tmp_path, "a", data), write(tmp_path, "b", TEXT.encode()))
    assert reasons([bad])
    assert texts([good]) == [TEXT]
    assert texts([bad]) == []


def test_a_damaged_file_in_an_archive_leaves_the_others(tmp_path: Path, read: Read) -> None:
    data = bytearray(make_zip({"a.txt": TEXT, "b.txt": MORE}))
    data[40] ^= 0xFF  # in the packed bytes of the first
    items = read(write(tmp_path, "a.zip", bytes(data)))
    assert texts(items) == [MORE]


def test_a_web_archive_collection_gives_its_pages(tmp_path: Path, read: Read) -> None:
    warc = make_warc([("https://valley.example/a", "text/html", HTML.encode())])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", warc)
        archive.writestr("pages/pages.jsonl", '{"text": "no report"}')
    [item] = read(write(tmp_path, "a.wacz", stream.getvalue()))
    assert isinstance(item, Arrival)
    assert item.document is not None
    assert item.document.url == "https://valley.example/a"
    assert (item.retrieval.place or "").startswith("archive/data.warc.gz: record ")


def test_a_tar_archive_says_what_to_do(tmp_path: Path, read: Read) -> None:
    import tarfile

    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))
    assert "make it a zip" in reasons(read(write(tmp_path, "a.tar.gz", stream.getvalue())))
