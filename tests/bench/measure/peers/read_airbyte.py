"""Reads a list with the HTTP stream of Airbyte's CDK: `read_airbyte.py URL CONTACT`."""

import logging
import sys

from airbyte_cdk.models import SyncMode
from airbyte_cdk.sources.streams.http import HttpStream
from airbyte_cdk.sources.streams.http.requests_native_auth import TokenAuthenticator

PAGE = 100


class Messages(HttpStream):
    """The messages of a contact."""

    primary_key = "id"
    # With a cursor field it reads all pages at once, without a checkpoint after each.
    cursor_field = "id"

    def __init__(self, url, contact):
        self.base, self.contact, self.offset = url, contact, 0
        super().__init__(authenticator=TokenAuthenticator("cfy_key", auth_method="", auth_header="x-api-key"))

    @property
    def url_base(self):
        return f"{self.base}/"

    def path(self, **_):
        return f"get-contact-messages/{self.contact}"

    def request_params(self, next_page_token=None, **_):
        return {"limit": PAGE, "offset": (next_page_token or {}).get("offset", 0)}

    def next_page_token(self, response):
        return {"offset": self.offset} if self.offset < self.total else None

    def parse_response(self, response, **_):
        body = response.json()
        self.total = body["total"]
        self.offset += len(body["messages"])
        yield from body["messages"]


logging.disable(logging.INFO)
url, contact = sys.argv[1:]
messages = Messages(url, contact).read_records(SyncMode.full_refresh)
length = sum(len(message["content"]) for message in messages)
sys.exit(0 if length else "there are no messages")
