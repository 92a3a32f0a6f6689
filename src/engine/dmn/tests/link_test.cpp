#include "engine/dmn/link.hpp"

#include <gtest/gtest.h>

#include "engine/dmn/reader.hpp"
#include "engine/dmn/tests/case_list.hpp"

namespace tb::dmn {
namespace {

// "I(a)" becomes the import of urn:a under the name A.
std::string with_imports(std::string body) {
  for (auto at = body.find("I("); at != std::string::npos; at = body.find("I(", at)) {
    const auto end = body.find(')', at);
    const std::string uri = body.substr(at + 2, end - at - 2);
    std::string name = uri;
    name[0] = static_cast<char>(std::toupper(name[0]));
    body.replace(at, end - at + 1,
                 "<import name=\"" + name + "\" namespace=\"urn:" + uri +
                     "\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>");
  }
  return body;
}

const std::string& name_of(const Package& package, ElementRef ref) {
  const Model& model = *package.models.at(ref.model);
  if (ref.kind == ElementKind::input) return model.inputs.at(ref.index).name;
  if (ref.kind == ElementKind::decision) return model.decisions.at(ref.index).name;
  if (ref.kind == ElementKind::knowledge) return model.knowledge.at(ref.index).name;
  return model.services.at(ref.index).name;
}

std::string targets(const Package& package, std::initializer_list<std::vector<Link>> lists) {
  std::string text;
  for (const auto& list : lists)
    for (const Link& link : list)
      text += " " + (link.prefix.empty() ? "" : link.prefix + ".") + name_of(package, link.target);
  return text.empty() ? "" : " ->" + text + "\n";
}

// Each element that needs others, a line each.
std::string dump(const Package& package) {
  std::string text;
  const auto add = [&](const Model& model, const std::string& name, const std::string& needs) {
    if (!needs.empty()) text.append(model.name).append(": ").append(name).append(needs);
  };
  for (std::size_t m = 0; m < package.models.size(); ++m) {
    const Model& model = *package.models[m];
    const ModelLinks& links = package.links.at(m);
    EXPECT_EQ(links.imports.size(), model.imports.size());
    for (std::size_t i = 0; i < model.decisions.size(); ++i) {
      const DecisionLinks& of = links.decisions.at(i);
      add(model, model.decisions[i].name,
          targets(package, {of.inputs, of.decisions, of.knowledge}));
    }
    for (std::size_t i = 0; i < model.knowledge.size(); ++i)
      add(model, model.knowledge[i].name, targets(package, {links.knowledge.at(i).knowledge}));
    for (std::size_t i = 0; i < model.services.size(); ++i) {
      const ServiceLinks& of = links.services.at(i);
      add(model, model.services[i].name,
          targets(package, {of.outputs, of.encapsulated, of.input_decisions, of.inputs}));
    }
  }
  return text;
}

std::string linked(const std::vector<Block>& blocks) {
  std::vector<ModelPtr> models;
  for (const Block& block : blocks) {
    auto model = read(definitions(with_imports(block.body), block.title));
    if (!model) return model.error().detail;
    models.push_back(*std::move(model));
  }
  const auto package = link(models.front(), std::span(models).subspan(1));
  if (package) return dump(*package);
  std::string text = package.error().code + "\n" + package.error().detail + "\n";
  for (const FieldError& field : package.error().fields)
    text += field.field + " " + field.message + "\n";
  return text;
}

TEST(Link, ResolvesOrRefusesAsListed) {
  const auto cases = cases_of("link.txt");
  EXPECT_EQ(cases.size(), 11u);
  for (const ListedCase& one : cases) EXPECT_EQ(linked(one.blocks), one.expected);
}

TEST(Link, FollowsChainsAsLongAsTheModel) {
  std::string body = "<decision id=\"d0\" name=\"d0\"/>";
  for (int i = 1; i < 10'000; ++i) {
    const std::string own = "d" + std::to_string(i), before = "d" + std::to_string(i - 1);
    body += "<decision id=\"" + own + "\" name=\"" + own +
            "\"><informationRequirement><requiredDecision href=\"#" + before +
            "\"/></informationRequirement></decision>";
  }
  const auto package = link(*read(definitions(body)));
  ASSERT_TRUE(package);
  EXPECT_EQ(package->links[0].decisions[9'999].decisions[0].target.index, 9'998u);
}

TEST(Link, TakesAModelGivenTwiceOnce) {
  const ModelPtr main = *read(definitions("", "main"));
  const ModelPtr others[]{main, main};
  EXPECT_EQ(link(main, others)->models.size(), 1u);
}

}  // namespace
}  // namespace tb::dmn
