#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/json.hpp"
#include "modules/catalog/rules.hpp"
#include "modules/catalog/service.hpp"
#include "platform/journal/journal.hpp"
#include "platform/store/serials.hpp"
#include "platform/store/testing.hpp"

namespace tb::catalog {
namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(TB_SOURCE_DIR) + "/data/" + path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(CatalogRules, AVagueMaterialIsRefusedUnlessALawIsCited_A4) {
  Material material;
  material.name = "省级要求提供的其他材料";
  EXPECT_TRUE(rules::is_vague(material)) << "the real row";
  material.basis = "建筑法第八条";
  EXPECT_FALSE(rules::is_vague(material));
  material = {};
  material.name = "营业执照";
  EXPECT_FALSE(rules::is_vague(material));
}

TEST(CatalogRules, EveryWordingOfAnyPaperIsVague_A4) {
  Material material;
  for (const auto* name :
       {"其他材料", "其它材料", "其他文件", "其它资料", "其他相关材料", "相关证明材料", "有关资料",
        "其他需要提交的材料", "法律、法规规定的其他文件", "其它证明文件（如有）",
        "审批机关要求的其他材料", "申请材料及其他有关证件", "需要提供的材料", "必要的证明材料",
        "其他证明", "规定的其他附件等"}) {
    material.name = name;
    EXPECT_TRUE(rules::is_vague(material)) << name;
  }
  for (const auto* name : {"营业执照", "其他股东的身份证明", "其他出资人同意转让的书面意见",
                           "有关主管部门的批准文件复印件", "场地使用证明",
                           "与申请项目相关的设备清单", "相关负责人身份证", "卫生检测或者评价报告",
                           "申请材料真实性承诺书", "其他机动车登记证书", ""}) {
    material.name = name;
    EXPECT_FALSE(rules::is_vague(material)) << name;
  }
}

TEST(CatalogRules, OnlyALawWithItsArticleLetsAVaguePaperPass_A4) {
  Material material;
  material.name = "其他材料";
  for (const auto* basis :
       {"《中华人民共和国建筑法》第八条", "建筑法第八条", "《建筑法》（2019 年修正）第8条",
        "依照实施办法，食品安全法实施条例第一百零三条"}) {
    material.basis = basis;
    EXPECT_FALSE(rules::is_vague(material)) << basis;
  }
  for (const auto* basis :
       {"", "第三条", "按第三条办理", "有关规定第三条", "本办法第二条", "《建筑法》", "《》第八条",
        "建筑法第几条", "建筑法第条", "第一条街道办事处要求", "上级规定第十条", "条第"}) {
    material.basis = basis;
    EXPECT_TRUE(rules::is_vague(material)) << basis;
  }
}

// The list has names of items and no papers: of 1,135 names of real office Chinese one would be no
// name of a paper.
TEST(CatalogRules, OfTheRealListOneNameWouldBeAVaguePaper_A4) {
  const auto read = read_items(file("items/guangan_511602.json"));
  ASSERT_TRUE(read);
  std::vector<std::string> found;
  for (const auto& row : read->rows) {
    Material material;
    material.name = row.name;
    if (rules::is_vague(material)) found.push_back(row.name);
  }
  EXPECT_EQ(read->rows.size(), 1135U);
  EXPECT_EQ(found, std::vector<std::string>{"依据档案记载出具相关证明"});
}

TEST(CatalogRules, TheHandledItemsArePublishable) {
  for (const auto* name : {"venue_health", "food_small_shop", "elder_allowance"}) {
    const auto guide = from_json<Guide>(file(std::string("items/handled/") + name + ".json"));
    ASSERT_TRUE(guide) << name << guide.error().detail;
    EXPECT_TRUE(rules::publishable(*guide)) << name;
    EXPECT_TRUE(FormSchema::parse(guide->form_schema.text)) << name;
  }
}

TEST(CatalogRules, APromiseLongerThanTheLawAndAHeldPaperThatIsAskedForAreRefused_政務服務規定7) {
  auto guide = *from_json<Guide>(file("items/handled/venue_health.json"));
  for (auto& limit : guide.limits)
    if (limit.name == LimitName::promised) limit.amount = 21;
  guide.materials[1].provided_by = ProvidedBy::upload;
  const auto refused = rules::publishable(guide);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 2U);
}

TEST(CatalogImport, NothingOfTheRealListIsLostAndEachRepairIsNamed_A1) {
  const auto read = read_items(file("items/guangan_511602.json"));
  ASSERT_TRUE(read) << read.error().detail;
  std::size_t refused = 0, agency = 0;
  for (const auto& row : read->reports) {
    refused += row.outcome == RowOutcome::refused ? 1 : 0;
    agency += row.reason.contains("机构代码") ? 1 : 0;
    EXPECT_FALSE(row.reason.empty());
  }
  EXPECT_EQ(read->rows.size() + refused, 1135U);
  EXPECT_EQ(agency, 154U) << "agency codes missing or wrong";
}

TEST(CatalogImport, BadRowsAreRefusedByName) {
  EXPECT_EQ(read_items("{}").error().code, "import.malformed");
  const auto read = read_items(
      R"({"source":"","licence":"","as_of":"","note":"","region":"511602","count":3,"items":[
    {"code":"A","name":" 名 ","department":"区","main_item":null,"task_type":"01","region_code":null,"agency_uscc":null,"source_url":null},
    {"code":"A","name":"重复","department":"区","main_item":null,"task_type":"01","region_code":"511602000000","agency_uscc":null,"source_url":null},
    {"code":"B","name":"类型","department":"区","main_item":null,"task_type":"99","region_code":"511602000000","agency_uscc":null,"source_url":null}]})");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->rows.size(), 1U);
  EXPECT_EQ(read->rows[0].name, "名");
  EXPECT_EQ(read->rows[0].region_code, "511602000000");
  EXPECT_EQ(read->reports.size(), 3U);
}

TEST(CatalogRules, APlaceLiesInTheLargerOnes_GBT2260) {
  using Places = std::vector<std::string>;
  EXPECT_EQ(rules::places_of("511602000000"), (Places{"51", "5116", "511602"}));
  EXPECT_EQ(rules::places_of("511602001000"), (Places{"51", "5116", "511602", "511602001"}));
  EXPECT_EQ(rules::places_of("511602001001"),
            (Places{"51", "5116", "511602", "511602001", "511602001001"}));
  EXPECT_EQ(rules::places_of("5116"), (Places{"51", "5116"}));
  EXPECT_EQ(rules::place_of("510000000000"), "51");
  EXPECT_EQ(rules::place_of(""), "");
}

class CatalogTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* modules[]{&k_store_migrations, &k_journal_migrations, &k_decisions_migrations,
                                &k_catalog_migrations};
    ASSERT_TRUE(migrate(*db_, modules));
    ASSERT_TRUE(service_.open());
    EXPECT_EQ(service_.publish(file("items/handled/venue_health.json")).error().code,
              "decision.not_found")
        << "a guide needs its table";
    for (const auto* key : {"venue_health", "case_kind"})
      ASSERT_TRUE(decisions_.ship(key, file(std::string("decisions/") + key + ".dmn")));
    ASSERT_TRUE(service_.import_items(file("items/guangan_511602.json"),
                                      [](std::int64_t, std::int64_t) {}));
    ASSERT_TRUE(service_.publish(file("items/handled/venue_health.json")));
    ASSERT_TRUE(service_.refresh_index());
  }
  void TearDown() override {
    std::filesystem::remove_all(index_);
    std::filesystem::remove_all(index_ + "_keys");
  }
  ItemList find(const std::string& words) {
    ItemQuery query;
    query.q = words;
    return service_.search(query).value_or(ItemList{});
  }
  trial::FreshDatabase db_{GetParam()};
  std::string index_ = (std::filesystem::temp_directory_path() /
                        ("tb_index_" + GetParam() + std::to_string(::getpid())))
                           .string();
  std::unique_ptr<identity::Keys> keys_ = identity::Keys::open(index_ + "_keys", true).value();
  identity::IdentityService identity_{*db_, *keys_};
  decisions::DecisionService decisions_{*db_, identity_};
  CatalogService service_{*db_, decisions_, TB_SOURCE_DIR, index_};
};
INSTANTIATE_TEST_SUITE_P(Databases, CatalogTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(CatalogTest, TwoCharactersFindAnItem) {
  EXPECT_GT(find("卫生").total, 0);
  EXPECT_EQ(find("理发").items.at(0).name, "公共场所卫生许可新办审批（县级）");
  EXPECT_EQ(find("").total, 1135);
  EXPECT_EQ(find("完全没有的词语").total, 0);
  for (const auto* strange : {"\"", "*", "AND OR NOT", "((((", "a:b", "-", "   "})
    (void)find(strange);
}

TEST_P(CatalogTest, PinyinInitialsAndTraditionalFindRealItemsAndATypoIsPutRight) {
  for (const auto* words : {"高龄津贴", "高齡津貼", "gaoling jintie", "gljt"})
    EXPECT_TRUE(std::ranges::any_of(find(words).items, [](const auto& row) {
      return row.name.contains("高龄津贴");
    })) << words;
  EXPECT_EQ(find("高龄津帖").suggestion, "高龄津贴");
  EXPECT_EQ(find("高龄津贴").suggestion, std::nullopt);
  EXPECT_GT(find(*find("gonggongchangsuoweishenxuke").suggestion).total, 0);
}

TEST_P(CatalogTest, TheFiltersOfAudienceAndPlaceAreApplied) {
  const auto total = [&](const char* audience, const char* region, const char* words = "") {
    ItemQuery query;
    query.q = words;
    query.audience = audience;
    query.region = region;
    const auto found = service_.search(query);
    EXPECT_TRUE(found) << (found ? "" : found.error().detail);
    return found ? found->total : -1;
  };
  EXPECT_EQ(total("法人", ""), 1135) << "the list does not say whom the others serve";
  EXPECT_EQ(total("个人", ""), 1134) << "公共场所卫生许可 is not for persons";
  EXPECT_EQ(total("个人", "", "理发店"), 0);
  EXPECT_EQ(total("legal_person", "", "理发店"), 1);
  for (const auto* place : {"5116", "511602", "511602000000"})
    EXPECT_EQ(total("", place), 1134) << place << ": one item of the list is the province's";
  for (const auto* place : {"51", "510000000000", ""}) EXPECT_EQ(total("", place), 1135) << place;
  for (const auto* place : {"511603", "511602001", "5117", "abc", "5"})
    EXPECT_EQ(total("", place), 0) << place;
  ItemQuery query;
  query.audience = "火星人";
  EXPECT_EQ(service_.search(query).error().code, "item.audience");
  query = {};
  for (const auto* cursor : {"x", "-1", "1x", "99999999999999999999", "2000000"}) {
    query.cursor = cursor;
    EXPECT_EQ(service_.search(query).error().code, "item.cursor") << cursor;
  }
}

TEST_P(CatalogTest, PagesGoThroughAllAndFacetsCountThem) {
  ItemQuery query;
  query.limit = 100;
  std::set<std::string> codes;
  std::optional<std::string> cursor;
  do {
    query.cursor = cursor;
    const auto page = service_.search(query);
    ASSERT_TRUE(page);
    for (const auto& row : page->items) codes.insert(row.code);
    cursor = page->next;
  } while (cursor);
  EXPECT_EQ(codes.size(), 1135U);
  EXPECT_EQ(service_.search({})->facets.departments.size(), 34U);
}

TEST_P(CatalogTest, ImportingAgainChangesNothingAndPublishingMakesAVersion) {
  const auto again =
      service_.import_items(file("items/guangan_511602.json"), [](std::int64_t, std::int64_t) {});
  EXPECT_EQ(again->unchanged, 1135);
  EXPECT_FALSE(*service_.publish(file("items/handled/venue_health.json")));
  auto changed = file("items/handled/venue_health.json");
  changed.replace(changed.find("开理发店"), std::string("开理发店").size(), "办理发店");
  EXPECT_TRUE(*service_.publish(changed));
  const std::string code = "511A0015500009-511602000000-000-115113016823646795-1-00";
  const auto old = db_->read([&](Tx& tx) { return service_.handled_item(tx, code, 2); });
  ASSERT_TRUE(old);
  EXPECT_TRUE((*old)->guide.summary.starts_with("开理发店")) << "running cases keep their version";
  EXPECT_TRUE(service_.item(code)->summary->starts_with("办理发店"));
}

TEST_P(CatalogTest, AnArticleOpensByNumberOrName) {
  EXPECT_TRUE(
      service_.library().article("administrative_licensing_law", "42")->text.contains("二十日"));
  EXPECT_TRUE(service_.library().article("administrative_licensing_law", "第三十二条"));
  EXPECT_EQ(service_.library().article("administrative_licensing_law", "999").error().code,
            "law.no_article");
  EXPECT_EQ(service_.library().law("nothing").error().code, "law.not_found");
}

}  // namespace
}  // namespace tb::catalog
