// XML that the program says: escaped, without what XML does not have.
#include "engine/xml/write.hpp"

#include <gtest/gtest.h>

namespace tb::xml {
namespace {

TEST(XmlWrite, EscapesAndDropsControls) {
  EXPECT_EQ(write({"a",
                   {{"t",
                     "<\"&\x02"
                     "好"}},
                   {{"b", {}, {}}, {"c", {{"x", "1"}}, {}}}}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a t=\"&lt;&quot;&amp;好\">\n  <b />\n"
            "  <c x=\"1\" />\n</a>\n");
}

}  // namespace
}  // namespace tb::xml
