// SPDX-License-Identifier: MIT
// The templates of internal sheets. Not among the site's: those may hold no <style>, are replaced by --templates, and
// hang on every page's key.
#pragma once
#include "render/templates.h"

namespace report {

const render::Templates& sheets();

}  // namespace report
