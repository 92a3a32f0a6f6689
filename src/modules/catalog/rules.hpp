// What may be published. Pure.
#pragma once
#include "core/result.hpp"
#include "modules/catalog/types.hpp"

namespace tb::catalog::rules {

// A4: “其他材料” and the like cannot be asked for unless a law is cited.
bool is_vague(const Material& material);
// Fails invalid `item.not_publishable` with every finding: vague materials (A4), a promise longer
// than the law (優化營商環境條例), shared materials that are asked for
// (國務院關於在線政務服務的若干規定 7).
Result<void> publishable(const Guide& guide);

}  // namespace tb::catalog::rules
