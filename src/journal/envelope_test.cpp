// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/envelope.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::journal;

TEST_CASE("an entry comes back as it was written") {
    const Entry entry{"resource.put",         "icat",
                      "2026-11-23T10:00:00Z", "r1",
                      std::string(64, 'a'),   {{"id", "r1"}, {"title", "\u77f3\n"}}};
    const auto again = parse_entry_text(format_entry(entry));
    REQUIRE(again.has_value());
    CHECK(format_entry(*again) == format_entry(entry));
    const Entry retired{"resource.retire", "icat", "2026-11-23T10:00:00Z", "r1", "", {}};
    CHECK(parse_entry_text(format_entry(retired))->put.empty());
}

TEST_CASE("what is no entry is refused") {
    for (const char* text :
         {"", "cairn/1 resource.put", "cairn/2 resource.put\n{}\n", "cairn/1 story.put\n{}\n",
          "cairn/1 resource.put\n{}\n", "cairn/1 resource.put\nnot json\n",
          "cairn/1 resource.put\n{\"group\":\"g\",\"at\":\"today\",\"id\":\"r\",\"put\":{}}\n",
          "cairn/1 resource.put\n{\"group\":\"g\",\"at\":\"2026-11-23T10:00:00Z\",\"id\":\"r\"}\n",
          "cairn/1 "
          "resource.retire\n{\"group\":\"g\",\"at\":\"2026-11-23T10:00:00Z\",\"id\":\"r\",\"put\":{"
          "}}\n",
          "cairn/1 "
          "resource.put\n{\"group\":\"g\",\"at\":\"2026-11-23T10:00:00Z\",\"id\":\"r\",\"put\":{}}"
          "\nmore\n"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_entry_text(text).has_value());
    }
}
