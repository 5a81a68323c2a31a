// SPDX-License-Identifier: BSL-1.0
// Looks texts up in what the catalogues and the notes of the shipped APIs say to people.
#pragma once

#include <string_view>

namespace demo {

/// Whether a cause, a fix or a link of this code has the text; with a kind of notes in place of a code, a note of it.
///
/// `api` is the name of a shipped API, or "client".
bool reference_has(std::string_view api, std::string_view code, std::string_view text);

} // namespace demo
