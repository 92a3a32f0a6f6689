// What may be published. Pure.
#pragma once
#include "core/result.hpp"
#include "modules/catalog/types.hpp"

namespace tb::catalog::rules {

// A4: a name that leaves open which paper is meant (其他材料, 其它有关资料,
// 法律法规规定的其他证明文件) cannot be asked for unless its basis names a law and an article
// (《建筑法》第八条).
bool is_vague(const Material& material);
// Fails invalid `item.not_publishable` with every finding: vague materials (A4), a promise longer
// than the law (優化營商環境條例), shared materials that are asked for
// (國務院關於在線政務服務的若干規定 7).
Result<void> publishable(const Guide& guide);

// A code of a place without the zeros that fill it up: 511602000000 → 511602 (GB/T 2260, GB/T
// 10114: 2, 4, 6, 9 or 12 digits).
std::string place_of(std::string_view region_code);
// The place and every place it lies in, the largest first: 511602001 → 51, 5116, 511602, 511602001.
std::vector<std::string> places_of(std::string_view region_code);
// 个人 (person) or 法人 (legal_person) of the words of a guide or a query; 个体工商户, 企业 and
// 其他组织 count with 法人, as the portals of the provinces sort them. Nothing for other words.
std::optional<Audience> audience_of(std::string_view words);

}  // namespace tb::catalog::rules
