# SPDX-License-Identifier: AGPL-3.0-or-later
"""ICAT's library, begun and served: pages, languages, API, search."""
import time

from harness import api, cairn, check, fetch, folder, hub

PAGES = ["", "areas", "areas/services", "resources", "resources?q=shelter", "members", "members/unodc",
         "coverage", "about", "about/components", "help", "share", "contact"]

with folder() as where:
    data = where / "hub"
    cairn("init", "--group", "icat", "--demo", "--data", data)
    check("All is well" in cairn("verify", "--data", data).stdout, "a new hub verifies")
    with hub(data) as base:
        deadline = time.monotonic() + 20
        while api(base, "resources")["total"] < 40 and time.monotonic() < deadline:
            time.sleep(0.2)
        listing = api(base, "resources", size=100)
        check(listing["total"] == 40, "all forty resources of the group's page are found by an empty question")
        for language in ["en", "fr", "es", "ar", "ru", "zh"]:
            for page in PAGES:
                status, headers, body = fetch(f"{base}/{language}/{page}")
                assert status == 200, (language, page, status)
                assert f'<html lang="{language}"'.encode() in body, (language, page)
                assert b"<script" not in body.replace(b'<script type="application/ld+json">', b""), page
                assert "Set-Cookie" not in headers and "default-src 'none'" in headers["Content-Security-Policy"]
        check(True, "every page answers in six languages without script or cookie")
        check(b'dir="rtl"' in fetch(f"{base}/ar/")[2], "Arabic pages run from right to left")
        status, headers, body = fetch(f"{base}/", Accept_Language="fr;q=0.9, en;q=0.5")
        check(b'<html lang="fr"' in body and "Accept-Language" in headers["Vary"], "a bare path speaks the reader's language")
        for item in listing["items"]:
            status, _, body = fetch(f"{base}/en/resources/{item['id']}")
            assert status == 200, item["id"]
        check(True, "every resource has its page")
        status, headers, _ = fetch(f"{base}/en/")
        again = fetch(f"{base}/en/", If_None_Match=headers["ETag"])
        check(again[0] == 304 and not again[2], "a page known by its ETag is not sent again")
        check(fetch(f"{base}/en/resources/none-such")[0] == 404, "an unknown resource is a 404")
        for words in ['"', "AND OR", "covid AND (", "-", "*", "疫情", "\u202e", "a" * 2000, "'; DROP TABLE x"]:
            api(base, "resources", q=words)
        check(True, "any string is a valid question")
        size = len(fetch(f"{base}/en/", Accept_Encoding="gzip")[2])
        check(size < 14 * 1024, f"the home page is {size} bytes compressed, below 14 KiB")
