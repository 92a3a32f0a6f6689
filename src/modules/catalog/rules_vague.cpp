// What is too vague to be asked for (A4).
#include <algorithm>
#include <initializer_list>

#include "core/text.hpp"
#include "modules/catalog/rules.hpp"

namespace tb::catalog::rules {
namespace {

// Everything here sees normalised text: full-width signs are ASCII.
using Words = std::initializer_list<std::string_view>;

// A word that leaves open what is meant …
constexpr Words kOpen{"其他", "其它", "其余", "别的", "相关", "有关",
                      "必要", "所需", "需要", "要求", "规定"};
// … of which, up to the paper, nothing is said that would tell which one …
constexpr Words kFiller{"的",   "应当", "应",   "需要", "需",   "要求", "提供", "提交",
                        "补充", "报送", "出具", "申请", "申报", "等",   "审批", "机关",
                        "部门", "法律", "法规", "规章", "规定", "省级", "市级", "县级",
                        "认为", "必要", "有关", "相关", "其他", "其它", "证明", "、",
                        "和",   "与",   "及",   "或",   ",",    " "};
// … and a paper of any kind.
constexpr Words kPaper{"材料", "资料", "文件", "证件", "手续", "凭证", "附件", "证明"};

// The longest word of the list that the text begins with.
std::size_t beginning(std::string_view text, const Words& words) {
  std::size_t longest = 0;
  for (const auto word : words)
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  return longest;
}

// From behind an open word: filler, then a paper, then nothing that says more.
bool leads_to_any_paper(std::string_view rest) {
  while (true) {
    if (const auto paper = beginning(rest, kPaper); paper > 0) {
      auto after = rest.substr(paper);
      while (const auto more = std::max(beginning(after, kPaper), beginning(after, kFiller)))
        after.remove_prefix(more);
      if (after.empty() || after.starts_with("(")) return true;
    }
    const auto filler = beginning(rest, kFiller);
    if (filler == 0) return false;
    rest.remove_prefix(filler);
  }
}

bool leaves_open(std::string_view name) {
  for (std::size_t at = 0; at < name.size(); ++at)
    if (const auto open = beginning(name.substr(at), kOpen);
        open > 0 && leads_to_any_paper(name.substr(at + open)))
      return true;
  return false;
}

// 八, 十二, 一百零三 or 12.
bool is_number(std::string_view text) {
  static constexpr Words kDigits{"零", "〇", "一", "二", "三", "四", "五", "六",
                                 "七", "八", "九", "十", "百", "千", "0",  "1",
                                 "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9"};
  if (text.empty()) return false;
  while (const auto digit = beginning(text, kDigits)) text.remove_prefix(digit);
  return text.empty();
}

// Whether the text before 第…条 ends with the name of a law: 《…》, or a word such as 建筑法.
bool ends_with_law(std::string_view before) {
  static constexpr Words kSorts{"法", "条例", "规定", "办法", "细则", "规则"};
  static constexpr Words kNone{"有关", "相关", "其他", "本", "该", "上级", "按", "依", "依法"};
  // The year of a version may stand behind the name.
  if (before.ends_with(")"))
    if (const auto open = before.rfind("("); open != before.npos) before = before.substr(0, open);
  if (before.ends_with("》")) {
    const auto open = before.rfind("《");
    return open != before.npos && before.size() - open > std::string_view("《》法").size();
  }
  for (const char* end : {"、", ",", ";", "。", ":", " "})
    if (const auto cut = before.rfind(end); cut != before.npos)
      before.remove_prefix(cut + std::string_view(end).size());
  for (const auto sort : kSorts) {
    if (!before.ends_with(sort)) continue;
    const auto name = before.substr(0, before.size() - sort.size());
    if (code_points(name) >= 2 && beginning(name, kNone) == 0) return true;
  }
  return false;
}

bool cites_article(std::string_view basis) {
  constexpr std::string_view kNumber = "第", kArticle = "条";
  for (auto at = basis.find(kNumber); at != basis.npos; at = basis.find(kNumber, at + 1)) {
    const auto from = at + kNumber.size();
    const auto end = basis.find(kArticle, from);
    if (end == basis.npos) return false;
    if (is_number(basis.substr(from, end - from)) && ends_with_law(basis.substr(0, at)))
      return true;
  }
  return false;
}

}  // namespace

bool is_vague(const Material& material) {
  return leaves_open(normalise(material.name)) &&
         !(material.basis && cites_article(normalise(*material.basis)));
}

}  // namespace tb::catalog::rules
