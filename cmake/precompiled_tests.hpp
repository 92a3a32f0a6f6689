// The same for tests, which all begin with it.
#pragma once
#include <gtest/gtest.h>

#include "precompiled.hpp"
