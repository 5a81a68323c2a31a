// SPDX-License-Identifier: BSL-1.0
// Tests of going through the tags of XML, and of undoing its escapes.
#include <amiss/detail/xml/xml_scan.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::local_name;
using amiss::detail::unescape_xml;
using amiss::detail::XmlEvent;
using amiss::detail::XmlScan;

// "+a" opens, "-a" closes, with the content in parentheses; "." is the end.
std::string tags(std::string_view xml)
{
    XmlScan scan(xml);
    std::string all;
    for (;;) {
        const XmlEvent event = scan.next();
        if (event == XmlEvent::stop) return all + ".";
        all += (event == XmlEvent::open ? "+" : "-") + std::string(scan.name());
        if (event == XmlEvent::close) all += "(" + std::string(scan.content()) + ")";
    }
}

std::string text(std::string_view content)
{
    std::string all;
    unescape_xml(content, [&all](std::string_view piece) { all += piece; });
    return all;
}

TEST(xml_scan, opens_and_closes_elements)
{
    EXPECT_EQ(tags("<a>t</a>"), "+a-a(t).");
    EXPECT_EQ(tags("<a x='>' y=\"/>\">t</a >"), "+a-a(t).");
    EXPECT_EQ(tags("<s:a/><b />"), "+s:a-s:a()+b-b().");
    EXPECT_EQ(tags("<?xml version=\"1.0\"?><!-- <x> --><a><![CDATA[<b>]]></a>"), "+a-a(<![CDATA[<b>]]>).");
    EXPECT_EQ(tags("<\xC3\xA9>t</\xC3\xA9>"), "+\xC3\xA9-\xC3\xA9(t).");
}

TEST(xml_scan, stops_at_what_is_broken_and_at_a_document_type)
{
    for (const std::string_view xml : {"", "t", "<", "<a", "<a x=", "<a x='>", "<a <b>", "<!DOCTYPE a><a>", "<!-- <a>",
                                       "<![CDATA[<a>", "<?xml <a>", "< a>", "<>", "</", "</a", "</a b>"})
        EXPECT_EQ(tags(xml), ".") << xml;
}

TEST(xml_scan, a_local_name_has_no_prefix)
{
    EXPECT_EQ(local_name("soap:Fault"), "Fault");
    EXPECT_EQ(local_name("Fault"), "Fault");
    EXPECT_EQ(local_name(""), "");
}

TEST(xml_scan, references_are_decoded)
{
    EXPECT_EQ(text("&lt;&gt;&amp;&quot;&apos;"), "<>&\"'");
    EXPECT_EQ(text("&#65;&#x42;&#x1F600;"), "AB\xF0\x9F\x98\x80");
    EXPECT_EQ(text("&#xD800;&#x110000;&#99999999;"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    for (const std::string_view kept :
         {"&", "&;", "&nbsp;", "&amp", "&#;", "&#x;", "&#xg;", "&#a;", "&lt and more text;"})
        EXPECT_EQ(text(kept), kept) << kept;
    EXPECT_EQ(text("&amp;lt;"), "&lt;") << "once";
}

TEST(xml_scan, cdata_is_unwrapped_and_comments_go)
{
    EXPECT_EQ(text("a<![CDATA[<b>&amp;]]>c"), "a<b>&amp;c");
    EXPECT_EQ(text("a<!-- b -->c<?d?>e"), "ace");
    EXPECT_EQ(text("a<![CDATA[b"), "a") << "no scan lets this through";
}

TEST(xml_scan, ill_formed_text_is_replaced)
{
    EXPECT_EQ(text("a\xFFz<![CDATA[\xE2\x82]]>"), "a\xEF\xBF\xBDz\xEF\xBF\xBD");
}

} // namespace
