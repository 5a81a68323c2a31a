// SPDX-License-Identifier: BSL-1.0
// The shared library that the program opens and closes while it runs.
#include "shop.hpp"

SHOP_EXPORT void shop_second(shop::Library& library) { library = shop::library(); }
