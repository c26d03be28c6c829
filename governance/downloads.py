"""Files that a page hands out. Read whole before they are sent: tenant data is never streamed past its scope."""

from django.http import HttpResponse

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(data: bytes | str, name: str, content_type: str) -> HttpResponse:
    """The answer that lets a browser keep the data as a file of this name, whatever is in it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=content_type, headers=headers)
