// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/message.h"

#include <doctest/doctest.h>

namespace cairn::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("parse_query decodes escapes and plus signs, in order") {
    CHECK(parse_query("q=abri+s%C3%BBr&area=health&area=work&empty=&bare") ==
          Pairs{{"q", "abri s\u00fbr"},
                {"area", "health"},
                {"area", "work"},
                {"empty", ""},
                {"bare", ""}});
    CHECK(parse_query("").empty());
    CHECK(parse_query("&&a=b=c&") == Pairs{{"a", "b=c"}});
}

TEST_CASE("parse_query lets broken escapes stand") {
    CHECK(parse_query("q=100%&r=%zz&s=%4") == Pairs{{"q", "100%"}, {"r", "%zz"}, {"s", "%4"}});
}

TEST_CASE("parse_query stops after 64 pairs") {
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "a=b&";
    CHECK(parse_query(many).size() == 64);
}

TEST_CASE("encode_component is undone by parse_query") {
    const std::string text = "a/b c&d=e+f~100% \u00e9";
    CHECK(encode_component(text) == "a%2Fb%20c%26d%3De%2Bf~100%25%20%C3%A9");
    CHECK(parse_query("x=" + encode_component(text)) == Pairs{{"x", text}});
}

}  // namespace cairn::http
