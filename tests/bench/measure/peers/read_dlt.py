"""Reads a list with dlt's REST client: `read_dlt.py URL CONTACT`."""

import sys

from dlt.sources.helpers.rest_client import RESTClient
from dlt.sources.helpers.rest_client.auth import APIKeyAuth
from dlt.sources.helpers.rest_client.paginators import OffsetPaginator

url, contact = sys.argv[1:]
client = RESTClient(
    base_url=url,
    auth=APIKeyAuth(name="x-api-key", api_key="cfy_key", location="header"),
    paginator=OffsetPaginator(limit=100, total_path="total"),
    data_selector="messages",
)
length = 0
for page in client.paginate(f"/get-contact-messages/{contact}"):
    for message in page:
        length += len(message["content"])
sys.exit(0 if length else "there are no messages")
