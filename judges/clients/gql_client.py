"""What a partner's script does with gql: `gql_client.py query|pages|refusal URL`. Prints what came of it."""

import sys

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport

PAGE = "query ($after: String) { trusts(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }"


def query(url):
    # The library reads the schema from the service, and judges the document by it.
    client = Client(transport=RequestsHTTPTransport(url=url), fetch_schema_from_transport=True)
    return f"{client.execute(gql('{ register { schools } }'))['register']['schools']} schools"


def pages(url):
    client = Client(transport=RequestsHTTPTransport(url=url))
    found, after, count = set(), None, 0
    while True:
        page = client.execute(gql(PAGE), variable_values={"after": after})["trusts"]
        found.update(node["id"] for node in page["nodes"])
        after, count = page["pageInfo"]["endCursor"], count + 1
        if not page["pageInfo"]["hasNextPage"]:
            assert len(found) == page["totalCount"], (len(found), page["totalCount"])
            return f"{count} of {len(found)}"


def refusal(url):
    try:
        Client(transport=RequestsHTTPTransport(url=url)).execute(gql("{ nothing }"))
    except TransportQueryError as error:
        return error.errors[0]["extensions"]["code"]
    raise AssertionError("It was not refused.")


print({"query": query, "pages": pages, "refusal": refusal}[sys.argv[1]](sys.argv[2]))
