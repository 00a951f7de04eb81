"""A server of lists in Centerfy's shape: whoever is asked for has as many messages as the contact's name says."""

import functools
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from results import TREE

SAMPLE = TREE / "specs/samples/centerfy/list_messages.json"


class Server:
    """Serves while its block runs; `url` is where."""

    def __enter__(self):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers `/get-contact-messages/{total}?offset=…&limit=…`."""

    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_GET(self):
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        offset, limit = (int(query[name][0]) for name in ("offset", "limit"))
        body = page(int(parts.path.rpartition("/")[2]), offset, limit)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        # In one piece, so that the client reads the same pieces each time.
        self.wfile.write(head.encode() + body)

    def log_message(self, *_):
        """Says nothing."""


@functools.lru_cache(maxsize=None)
def page(total, offset, limit):
    """The body of a page."""
    whole = json.loads(SAMPLE.read_text())
    (message,) = whole["messages"]
    numbers = range(offset, min(total, offset + limit))
    messages = [{**message, "id": f"msg_{number:08}"} for number in numbers]
    whole |= dict(messages=messages, total=total, limit=limit, offset=offset)
    return json.dumps(whole, separators=(",", ":")).encode()
