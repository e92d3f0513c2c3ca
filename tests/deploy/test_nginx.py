"""A real nginx with our file before the real program, on this machine."""

import http.client
import json
import re
import socket
import ssl
import subprocess
import time
from types import SimpleNamespace

import pytest
from deployed import DEPLOY, free_port, needs_program, run

HOST = "reperes.example.be"
SITE = f"https://{HOST}"
MAIN = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/main.log;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {folder}/conf.d/*.conf;
}}
"""

pytestmark = [needs_program("nginx"), needs_program("openssl"), pytest.mark.trained, pytest.mark.server]


def configured(folder, upstream, tls, plain):
    """Write nginx's files: ours, with addresses, certificate and logs of this test, and time-outs of one second."""
    (folder / "conf.d").mkdir()
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "1",
        "-subj",
        f"/CN={HOST}",
        "-addext",
        f"subjectAltName=DNS:{HOST}",
        "-keyout",
        key,
        "-out",
        certificate,
    )
    assert made.returncode == 0, made.stderr
    text = (DEPLOY / "nginx" / "reperes.conf").read_text("utf-8")
    text = text.replace("listen 443 ", f"listen 127.0.0.1:{tls} ").replace("listen 80", f"listen 127.0.0.1:{plain}")
    text = text.replace("/etc/nginx/tls/", f"{folder}/").replace("/var/log/nginx/", f"{folder}/")
    text = re.sub(r"(client_header_timeout|client_body_timeout) 10s", r"\1 1s", text)
    (folder / "conf.d" / "reperes.conf").write_text(text, "utf-8")
    upstream_text = (DEPLOY / "nginx" / "upstream.conf").read_text("utf-8").replace(":5005", f":{upstream}")
    (folder / "conf.d" / "upstream.conf").write_text(upstream_text, "utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), "utf-8")


@pytest.fixture(scope="module")
def site(served, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    tls, plain = free_port(), free_port()
    configured(folder, served.port, tls, plain)
    tried = run("nginx", "-t", "-p", folder, "-c", folder / "nginx.conf")
    assert tried.returncode == 0 and "[warn]" not in tried.stderr, tried.stderr
    with subprocess.Popen(
        ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL
    ) as nginx:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", tls)) == 0:
                    break
            time.sleep(0.05)
        yield SimpleNamespace(tls=tls, plain=plain, folder=folder)
        nginx.terminate()


def connect(site, name=HOST):
    context = ssl.create_default_context(cafile=site.folder / "certificate.pem")
    return context.wrap_socket(socket.create_connection(("127.0.0.1", site.tls), timeout=15), server_hostname=name)


def request(site, method, path, body=None, headers=()):
    connection = http.client.HTTPSConnection(HOST, site.tls, timeout=20)
    connection.sock = connect(site)
    connection.request(method, path, body, {"Host": HOST, "Origin": SITE, **dict(headers)})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def raw(site, content, *later):
    """Send bytes, then more after pauses; return all that comes until the other side closes."""
    with connect(site) as stream:
        stream.sendall(content)
        found = b""
        try:
            for more in later:
                time.sleep(0.4)
                stream.sendall(more)
            while part := stream.recv(65536):
                found += part
        except OSError:
            pass
        return found


JSON = {"Content-Type": "application/json"}


def test_a_question_is_answered_through_it(site):
    _, content = request(site, "POST", "/webhooks/web/session", "{}", JSON)
    token = {"Authorization": f"Bearer {json.loads(content)['token']}"}
    body = json.dumps({"id": "nginx-test-1", "text": "qui s'occupe du courrier ?"})
    response, content = request(site, "POST", "/webhooks/web/messages", body, {**JSON, **token})
    assert response.status == 200 and json.loads(content)["answers"]
    assert request(site, "GET", "/webhooks/web/history", headers=token)[0].status == 200


@pytest.mark.parametrize(
    "path", ["/", "/?q=bonjour", "/document", "/accessibilite", "/confidentialite", "/tokens.css", "/icon.svg"]
)
def test_what_people_open_is_served_with_hsts_once(site, path):
    response, _ = request(site, "GET", path)
    assert response.status == 200
    assert response.headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
    assert "nginx/" not in str(response.headers)


def test_the_frame_stays_embeddable_where_reperes_says_so(site):
    response, _ = request(site, "GET", "/fenetre")
    if response.status == 404:
        pytest.skip("the page is not built: run scripts/build-web (it needs Node.js)")
    assert "frame-ancestors 'self' https://intranet.example.be" in response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/model"),
        ("GET", "/conversations/a/tracker"),
        ("POST", "/webhooks/rest/webhook"),
        ("GET", "/status"),
        ("POST", "/webhooks/slack/events"),
        ("GET", "/atelier"),
        ("POST", "/"),
        ("PUT", "/webhooks/web/messages"),
        ("GET", "/webhooks/web/session"),
        ("GET", "/../etc/passwd"),
        ("TRACE", "/"),
    ],
)
def test_nothing_else_is_there(site, method, path):
    response, content = request(site, method, path)
    assert response.status in (400, 404) and "error" in json.loads(content)


def test_a_large_body_is_refused_in_french(site):
    response, content = request(site, "POST", "/webhooks/web/messages", "x" * 70_000, JSON)
    assert response.status == 413 and "volumineuse" in json.loads(content)["error"]


def test_large_headers_are_refused(site):
    assert request(site, "GET", "/", headers={"X-Large": "x" * 40_000})[0].status == 400


def test_slow_headers_are_cut_off(site):
    began = time.monotonic()
    slow = [f"X-{number}: a\r\n".encode() for number in range(8)]
    answer = raw(site, f"GET / HTTP/1.1\r\nHost: {HOST}\r\n".encode(), *slow)
    assert b" 200 " not in answer and time.monotonic() - began < 8


def test_a_slow_body_never_reaches_the_program(site):
    head = f"POST /webhooks/web/session HTTP/1.1\r\nHost: {HOST}\r\nOrigin: {SITE}\r\nContent-Length: 100\r\n\r\n"
    began = time.monotonic()
    assert b" 200 " not in raw(site, head.encode())
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "header", ["Transfer-Encoding: gzip, chunked\r\n", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"]
)
def test_two_ways_of_saying_a_length_are_refused(site, header):
    head = f"POST /webhooks/web/session HTTP/1.1\r\nHost: {HOST}\r\nOrigin: {SITE}\r\nConnection: close\r\n{header}\r\n0\r\n\r\n"
    assert raw(site, head.encode()).startswith(b"HTTP/1.1 400")


def test_another_name_gets_nothing(site):
    with pytest.raises(OSError):
        connect(site, "other.example.be").close()


def test_in_the_clear_there_is_only_the_way_to_https_without_the_question(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.plain, timeout=10)
    connection.request("GET", "/?q=secret", headers={"Host": HOST})
    response = connection.getresponse()
    assert response.status == 301 and response.headers["Location"] == f"{SITE}/"
    connection.close()


def test_headers_that_only_a_proxy_may_write_are_its_own(site, tmp_path_factory):
    """Shown by a program that answers with what it was sent."""
    folder = tmp_path_factory.mktemp("echo")
    tls, plain = free_port(), free_port()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        configured(folder, listening.getsockname()[1], tls, plain)
        with subprocess.Popen(
            ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL
        ) as nginx:
            time.sleep(0.5)
            echo = SimpleNamespace(tls=tls, folder=folder)
            forged = (
                "X-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\nX-Forwarded-Host: evil\r\n"
            )
            with connect(echo) as stream:
                stream.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\n{forged}\r\n".encode())
                listening.settimeout(10)
                sent, _ = listening.accept()
                with sent:
                    arrived = sent.recv(65536).decode()
            nginx.terminate()
    assert "X-Forwarded-For: 127.0.0.1" in arrived and "X-Real-IP: 127.0.0.1" in arrived
    assert "1.2.3.4" not in arrived and "evil" not in arrived


def test_operators_on_this_machine_see_health(site):
    assert json.loads(request(site, "GET", "/health")[1])["status"] in ("ok", "degraded")
    assert (
        "deny all;" in (DEPLOY / "nginx" / "reperes.conf").read_text("utf-8").partition("location = /health")[2][:120]
    )


def test_too_many_sessions_from_one_address_wait_and_are_told_so(site):
    statuses = [request(site, "POST", "/webhooks/web/session", "{}", JSON) for _ in range(90)]
    refused = [json.loads(content) for response, content in statuses if response.status == 429]
    assert refused and "trop vite" in refused[0]["error"]
    assert sum(response.status == 200 for response, _ in statuses) >= 55


def test_no_log_holds_what_people_ask(site):
    request(site, "GET", "/?q=motsecret")
    request(site, "GET", "/nowhere?q=motsecret")
    logs = "".join(path.read_text("utf-8", "replace") for path in site.folder.glob("*.log"))
    assert "GET / 200" in logs and "motsecret" not in logs
