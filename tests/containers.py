"""Files of every format, made by the tests that read them, the hostile ones included."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

TEXT = "Police said two men were killed at the bridge on Monday, an attack that nobody claimed."
MORE = "The army denied on Tuesday that its men had been near the town, a spokesperson said."
HTML = f"""<html lang=en><head><title>Bridge</title><meta property="og:site_name" content="The Valley Post">
<meta property="article:published_time" content="2024-03-12T23:30:00+05:00"><script>steal()</script></head>
<body><nav><a href=/>Home</a></nav><article><h1>Bridge</h1><p onclick="steal()">{TEXT}</p><p>{MORE}</p></article>
<style>p {{color: red}}</style></body></html>"""


def make_pdf(pages: Iterable[str], title: str | None = None, stream: bytes | None = None) -> bytes:
    """A PDF with a text layer; `stream` takes the place of every page's content, packed as it is."""
    texts = list(pages)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in texts:
        lines = b"".join(b"(%s) Tj T* " % line.replace("(", "").encode("latin-1") for line in text.split("\n"))
        content = stream or zlib.compress(b"BT /F1 12 Tf 14 TL 72 720 Td " + lines + b"ET")
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(content)
        objects.append(head + b"\nstream\n" + content + b"\nendstream")
        kids.append(len(objects) + 1)
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R " % len(objects)
        objects.append(page + b"/Resources << /Font << /F1 3 0 R >> >> >>")
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(b"<< /Title (%s) >>" % (title or "").encode("latin-1"))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + trailer
        + b"\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def make_docx(lines: Iterable[str], title: str = "", table: Iterable[Iterable[str]] = ()) -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = title
    for line in lines:
        document.add_paragraph(line)
    rows = [list(row) for row in table]
    if rows:
        made = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, value in zip(made.add_row().cells, row, strict=True):
                cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_zip(files: Mapping[str, bytes | str], modes: Mapping[str, int] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = ((modes or {}).get(name, 0)) << 16
            archive.writestr(entry, data)
    return stream.getvalue()


def with_part(docx: bytes, name: str, data: bytes) -> bytes:
    """A Word document with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return make_zip({**parts, name: data})


def make_warc(records: Iterable[tuple[str, str, bytes]], *, packed: bool = True) -> bytes:
    """A web archive with a response record for each (address, content type, body)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    stream_headers = {"WARC-Date": "2024-03-13T06:07:08.123456Z"}
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for address, kind, body in records:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind), ("ETag", '"7"')], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=stream_headers
        )
        writer.write_record(record)
    return stream.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
SECRET = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/hostname">]>'
REMOTE = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/evil.dtd">'
PARAMETER = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/evil.dtd"> %p;]>'
