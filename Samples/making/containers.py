"""Writes page pictures the way people keep them: PDF, TIFF, .doc, a folder of PNG files."""
import base64
import io
import shutil
import subprocess
import tempfile
from pathlib import Path


def jpeg(image, dpi, quality):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
    return out.getvalue()


def write_pdf(path, images, dpi, quality):
    """A PDF whose pages are one grey JPEG each: no text, no dates, the same bytes every time."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages = []
    for image in images:
        data, (width, height) = jpeg(image, dpi, quality), image.size
        points = f"{width * 72 / dpi:.2f} {height * 72 / dpi:.2f}".split()
        content = f"q {points[0]} 0 0 {points[1]} 0 0 cm /Page Do Q".encode()
        first = len(objects) + 1
        objects.append(
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray"
            f" /BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n".encode()
            + data + b"\nendstream")
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {points[0]} {points[1]}] /Contents {first + 1} 0 R"
            f" /Resources << /XObject << /Page {first} 0 R >> >> >>".encode())
        pages.append(first + 2)
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    out, offsets = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    path.write_bytes(out.getvalue())


def write_tiff(path, images, dpi):
    images[0].save(path, save_all=True, append_images=images[1:], compression="group4", dpi=(dpi, dpi))


def write_folder(path, images, dpi):
    path.mkdir()
    for number, image in enumerate(images, 1):
        image.save(path / f"IMG_{number:04d}.png", dpi=(dpi, dpi), optimize=True)


def write_jpeg(path, image, dpi, quality):
    path.write_bytes(jpeg(image, dpi, quality))


def write_doc(path, images, dpi, quality):
    """A Word 97 file with one picture per page: flat OpenDocument, converted by LibreOffice."""
    pictures = "".join(
        f'<text:p text:style-name="Picture"><draw:frame draw:name="Page {number}" text:anchor-type="as-char"'
        f' svg:width="198mm" svg:height="280mm"><draw:image><office:binary-data>'
        f"{base64.b64encode(jpeg(image, dpi, quality)).decode()}"
        f"</office:binary-data></draw:image></draw:frame></text:p>"
        for number, image in enumerate(images, 1))
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
        for name, urn in [("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"),
                          ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")])
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {namespaces} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        '<office:styles><style:style style:name="Picture" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-top="0mm" fo:margin-bottom="0mm"/></style:style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties'
        ' fo:page-width="210mm" fo:page-height="297mm" fo:margin="6mm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="A4"/></office:master-styles>'
        f"<office:body><office:text>{pictures}</office:text></office:body></office:document>")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "pages.fodt")
        source.write_text(document, encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "doc:MS Word 97", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180)
        shutil.copy(Path(folder, "pages.doc"), path)
