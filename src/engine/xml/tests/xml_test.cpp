#include "engine/xml/xml.hpp"

#include <gtest/gtest.h>

namespace tb::xml {
namespace {

constexpr std::string_view kSpaces[]{"urn:one", "urn:two"};
constexpr Wording kWording{"x", "文件", "请重新保存", "请拆开"};

Result<Element> read(std::string_view text, const Limits& limits = {}) {
  return parse(text, kSpaces, limits, kWording);
}

// The code of the failure, with the line when the text is malformed; empty when there is none.
std::string code(std::string_view text, const Limits& limits = {}) {
  const auto root = read(text, limits);
  const auto written = canonical(text, limits, kWording);
  if (root.has_value() != written.has_value()) return "parse and canonical differ";
  if (root) return "";
  EXPECT_EQ(root.error().code, written.error().code) << text.substr(0, 80);
  const std::string& detail = root.error().detail;
  const auto line = detail.find("第 ");
  return root.error().code +
         (line == std::string::npos
              ? ""
              : " " + detail.substr(line + 4, detail.find(' ', line + 4) - line - 4));
}

std::string layout(std::string_view text) {
  const auto written = canonical(text, {}, kWording);
  if (!written) return written.error().detail;
  const auto again = canonical(*written, {}, kWording);
  EXPECT_EQ(again.value_or("refused"), *written);
  constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  EXPECT_TRUE(written->starts_with(kHead));
  return written->substr(kHead.size());
}

TEST(Xml, ResolvesNamespacesWhateverThePrefix) {
  const Element root = *read(
      "<a xmlns=\"urn:one\" xmlns:p=\"urn:two\" p:x=\"1\" x=\"2\"><p:b/><q:c/>"
      "<d xmlns=\"urn:else\"/><e xmlns=\"\"/></a>");
  EXPECT_TRUE(root.is(1, "a"));
  EXPECT_EQ(root.get("x"), "2");
  EXPECT_EQ(root.get(2, "x"), "1");
  EXPECT_EQ(root.get("y"), "");
  ASSERT_EQ(root.declarations.size(), 2u);
  EXPECT_EQ(root.declarations[1].prefix + " " + root.declarations[1].uri, "p urn:two");
  EXPECT_TRUE(root.children[0].is(2, "b"));
  EXPECT_TRUE(root.children[1].is(kOtherSpace, "c")) << "a prefix bound to nothing";
  EXPECT_TRUE(root.children[2].is(kOtherSpace, "d"));
  EXPECT_TRUE(root.children[3].is(kNoSpace, "e"));
}

TEST(Xml, KnowsTheLinesOfElementsAndTexts) {
  const Element root = *read("<a>\n <b>\n\n  &lt;x <![CDATA[& y]]>\n</b>\r\n <c> </c></a>");
  EXPECT_EQ(root.children[0].line, 2u);
  EXPECT_EQ(root.children[0].text_line, 4u);
  EXPECT_EQ(root.children[0].trimmed(), "<x & y");
  EXPECT_EQ(root.children[1].line, 6u);
  EXPECT_EQ(root.children[1].text, " ") << "the only content of a leaf is kept";
  EXPECT_EQ(root.children[1].trimmed(), "");
  EXPECT_EQ(root.text, "");
}

TEST(Xml, RefusesWhatIsNoXml) {
  EXPECT_EQ(code("<a/>"), "");
  EXPECT_EQ(code("\xef\xbb\xbf<?xml version=\"1.0\"?><!-- & --><a/><?p & ?>\n"), "");
  EXPECT_EQ(code("<a><?p <!-- ?></a><!-- <? -->"), "");
  EXPECT_EQ(code("<a>\n<? ?></a>"), "x.malformed 2");
  EXPECT_EQ(code("<a>\n<?xml version=\"1.0\"?></a>"), "x.malformed 2");
  EXPECT_EQ(code("\n<?xml version=\"1.0\"?><a/>"), "x.malformed 2");
  EXPECT_EQ(read("\xef\xbb\xbf<a>\n<b/></a>")->children[0].line, 2u);
  EXPECT_EQ(code("<a/>\n<?xml version=\"1.0\"?>"), "x.malformed 2");
  EXPECT_EQ(code(""), "x.malformed 1");
  EXPECT_EQ(code("words"), "x.malformed 1");
  EXPECT_EQ(code("<a/>\nwords"), "x.malformed 1");
  EXPECT_EQ(code("<a/>\n<b/>"), "x.malformed 2");
  EXPECT_EQ(code("<a>\n<b>"), "x.malformed 2");
  EXPECT_EQ(code("<a>\n</b>"), "x.malformed 2");
  EXPECT_EQ(code("<a>\n<b c=\"1\" d=\"2\" c=\"3\"/></a>"), "x.malformed 2");
  EXPECT_EQ(code("<a>\xff</a>"), "x.malformed 1");
  EXPECT_EQ(code("<a>\xed\xa0\x80</a>"), "x.malformed 1") << "half of a surrogate pair";
  EXPECT_EQ(code(std::string("<a>\n\0</a>", 9)), "x.malformed 2");
  EXPECT_EQ(code("<a>\n\x01</a>"), "x.malformed 2");
}

TEST(Xml, RefusesDoctypeAndUnknownEntities) {
  EXPECT_EQ(code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), "x.doctype");
  EXPECT_EQ(code("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"), "x.doctype");
  for (const auto* bad : {"&x;", "&", "& ", "&#0;", "&#xd800;", "&#x110000;", "&#1;", "&#;", "&#x;",
                          "&#99999999999999999999;", "&amp"})
    EXPECT_EQ(code("<a>\n" + std::string(bad) + "</a>"), "x.malformed 2") << bad;
  EXPECT_EQ(read("<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x4E2D;<![CDATA[&x;]]><!-- &y; --></a>")->text,
            "&<>\"'A中&x;");
}

TEST(Xml, RefusesWhatIsTooMuch) {
  EXPECT_EQ(code("<a/>", {.bytes = 3}), "x.too_large");
  EXPECT_EQ(code("<a><b/>\n<b/></a>", {.nodes = 1}).substr(0, 11), "x.too_large");
  EXPECT_EQ(code("<a x=\"1\" y=\"1\"/>", {.nodes = 1}).substr(0, 11), "x.too_large");
  EXPECT_EQ(code("<a><b><c/></b></a>", {.depth = 2}), "x.too_deep");
  EXPECT_EQ(code("<a><b><c/></b></a>", {.depth = 3}), "");
  std::string many = "<a", bound = "<a";
  for (int i = 0; i < 150'000; ++i) many += " a" + std::to_string(i) + "=\"\"";
  EXPECT_EQ(code(many + "/>"), "") << "in no time";
  for (int i = 0; i < 1001; ++i) bound += " xmlns:a" + std::to_string(i) + "=\"u\"";
  EXPECT_EQ(read(bound + "/>").error().code, "x.too_large");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  EXPECT_EQ(code(deep), "x.too_deep");
}

TEST(Canonical, IsOneLayoutOfEqualDocuments) {
  EXPECT_EQ(
      layout("<a   z='1' b=\"2\" p:c='3' xmlns:p='urn:p' xmlns=\"u\"><b></b>\n\n<c\n/>  </a>"),
      "<a xmlns=\"u\" xmlns:p=\"urn:p\" b=\"2\" z=\"1\" p:c=\"3\">\n  <b/>\n  <c/>\n</a>\n");
  EXPECT_EQ(layout("<a><b>\n</b></a>"), "<a>\n  <b/>\n</a>\n");
}

TEST(Canonical, LosesNothing) {
  EXPECT_EQ(
      layout("<?xml version=\"1.1\"?><!-- before --><a><!-- in --><?do it?><b/></a><!-- after -->"),
      "<!-- before -->\n<a>\n  <!-- in -->\n  <?do it?>\n  <b/>\n</a>\n<!-- after -->\n");
  EXPECT_EQ(layout("<a><text>  x\n  y </text></a>"), "<a>\n  <text>  x\n  y </text>\n</a>\n");
  EXPECT_EQ(layout("<a><p>one <b>two</b> <i/>\n</p></a>"),
            "<a>\n  <p>one <b>two</b> <i/>\n</p>\n</a>\n")
      << "white space beside text is content";
  EXPECT_EQ(layout("<a xml:space=\"preserve\"> <b> </b></a>"),
            "<a xml:space=\"preserve\"> <b> </b></a>\n");
  EXPECT_EQ(layout("<a><b> </b></a>"), "<a>\n  <b> </b>\n</a>\n");
}

TEST(Canonical, EscapesWhatMustBe) {
  EXPECT_EQ(layout("<a b='&lt;&amp;\"&apos;>&#10;&#9;&#13;'><![CDATA[<&>]]>\"'&#13;中</a>"),
            "<a b=\"&lt;&amp;&quot;'>&#10;&#9;&#13;\">&lt;&amp;&gt;\"'&#13;中</a>\n");
}

}  // namespace
}  // namespace tb::xml
