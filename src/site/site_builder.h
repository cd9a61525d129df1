// SPDX-License-Identifier: MIT
// Makes a site's files from disclosed records: values, pages, links, build code. Sees nothing else of the record.
#pragma once
#include <string>
#include <vector>

#include "render/templates.h"
#include "site/assets.h"
#include "site/data_files.h"
#include "site/links.h"
#include "site/page.h"
#include "site/publisher.h"
#include "site/root_pages.h"

namespace site {

class LinkCheck;

class SiteBuilder {
 public:
  SiteBuilder(Frame frame, const render::Templates& templates, Assets assets, Publisher& publisher);

  // The unit's pages, but for those whose key stands in `known`: they are in the site as they should be. `former`:
  // pages that the unit had; those it has no more are taken away. From several threads at once.
  std::vector<PageKey> add_unit(const UnitContext& unit, const std::vector<PageKey>& known,
                                const std::vector<PageKey>& former) const;
  // The organisation's own pages in the same way; units: all of it, oldest first, the last one is `newest`.
  std::vector<PageKey> add_organization(const UnitContext& newest, const std::vector<UnitEntry>& units,
                                        const std::vector<PageKey>& known, const std::vector<PageKey>& former) const;
  // The organisation's lobby screen, where it has one; pages without one: those that it had are taken away.
  struct KioskPages {
    std::vector<PageKey> pages;
    int seconds = 0;  // of a full round
  };
  KioskPages add_kiosk(const UnitContext& newest, const std::vector<UnitEntry>& units,
                       const std::vector<PageKey>& known, const std::vector<PageKey>& former) const;
  // Nothing of the unit has changed.
  void keep_unit(const UnitEntry& unit) const;

  // The root's pages, summary.json, the feed, the assets. The build code: eight characters that stand for all
  // inputs of the disclosed site, as_of, templates and program; it is the first of `version`, the version file.
  struct Built {
    std::string code, version;
    std::vector<std::string> files;  // of the root
    int pages = 0;
    int round_seconds = 0;  // of the workspace's own lobby screen
  };
  Built finish(SiteRoot root) const;

  [[nodiscard]] const Frame& frame() const { return frame_; }

 private:
  void expect_files(LinkCheck& links) const;
  void add_living(const SiteRoot& root, Built& built) const;
  void add_root_kiosk(const SiteRoot& root, Built& built) const;
  struct Folder {  // what is made of a unit or an organisation
    std::string path;
    const std::vector<PageView>& views;
    std::vector<DataFile> files;
  };
  [[nodiscard]] std::vector<PageKey> add(const Folder& made, LinkCheck& links, const std::vector<PageKey>& known,
                                         const std::vector<PageKey>& former) const;
  [[nodiscard]] std::string key_of(const PageView& view) const;
  [[nodiscard]] std::string hash_of(const SiteRoot& root) const;

  Frame frame_;
  const render::Templates& templates_;
  Assets assets_;
  Publisher& publisher_;
};

}  // namespace site
