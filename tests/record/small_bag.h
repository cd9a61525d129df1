// SPDX-License-Identifier: MIT
// A bag with three small files, made in a folder of its own, and what a check finds in it.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "record/bag_check.h"
#include "record/bag_source.h"
#include "record/bag_writer.h"
#include "support/temp_dir.h"

namespace support {

class SmallBag {
 public:
  explicit SmallBag(const std::string& layer = record::kPublicLayer) {
    record::BagInfo info;
    info.layer = layer;
    info.organization = "A";
    info.meeting = "2021";
    info.number = 1;
    name_ = info.bag_name();
    for (const auto& [path, text] :
         std::map<std::string, std::string>{{"a.txt", "1"}, {"b/c.txt", "22"}, {"b/d.txt", "333"}})
      base::write_file(at("data/" + path), text);
    const bool is_public = layer == record::kPublicLayer;
    tags_ = record::seal_bag(
        folder(), info,
        {{"README.txt", "说明\n"}, {is_public ? "commitments.txt" : "public-tagmanifest-sha256.txt", "0\n"}},
        record::hash_payload(folder()));
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::filesystem::path folder() const { return dir_.path() / name_; }
  [[nodiscard]] std::filesystem::path at(const std::string& path) const { return folder() / path; }
  [[nodiscard]] std::string text(const std::string& path) const { return base::read_file(at(path), 1U << 20U); }
  [[nodiscard]] const std::string& tags() const { return tags_; }  // bytes of tagmanifest-sha256.txt
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> all;
    for (const std::filesystem::path& file : base::files_below(folder())) all.push_back(file.string());
    return all;
  }

  void write(const std::string& path, const std::string& text) const { base::write_file(at(path), text); }
  void move(const std::string& from, const std::string& to) const { base::rename_over(at(from), at(to)); }
  void remove(const std::string& path) const { base::remove_file(at(path)); }
  void replace(const std::string& path, const std::string& what, const std::string& with) const {
    std::string all = text(path);
    all.replace(all.find(what), what.size(), with);
    write(path, all);
  }

  // The lists made anew, as somebody would who wants to hide a change.
  void forge_lists(bool of_payload_too) const {
    record::HashedFiles payload = record::hash_payload(folder()), tags;
    for (const bool of_payload : {true, false}) {
      for (const record::ListKind& list : record::kLists)
        if (list.of_payload == of_payload && (!of_payload || of_payload_too))
          write(list.file, record::manifest_text(of_payload ? payload : tags, list.hash));
      for (const std::string& path : files())
        if (!path.starts_with("data/") && !path.starts_with("tagmanifest-"))
          tags.insert_or_assign(path, record::hash_file(at(path)));
    }
  }

  // Each fault as a message.
  [[nodiscard]] std::vector<std::string> faults(bool fast = false) const {
    return faults_of(record::check_bag(*record::open_bag(folder()), fast));
  }
  static std::vector<std::string> faults_of(const record::BagCheck& check) {
    std::vector<std::string> all;
    for (const record::BagFault& fault : check.faults)
      all.push_back(fault.where + "：" + fault.what + "。" + fault.hint);
    return all;
  }

 private:
  TempDir dir_;
  std::string name_, tags_;
};

}  // namespace support
