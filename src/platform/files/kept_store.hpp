// Whether a blob is a kept paper's; for the sweeper.
#pragma once
#include <string_view>

#include "platform/store/database.hpp"

namespace tb::files {

bool is_kept(Tx& tx, std::string_view blob);

}  // namespace tb::files
