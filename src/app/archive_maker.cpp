// SPDX-License-Identifier: MIT
#include "app/archive_maker.h"

#include <fmt/format.h>

#include "app/archive_readme.h"
#include "app/commands.h"
#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "model/meeting_title.h"
#include "record/bag_check.h"
#include "record/bag_writer.h"
#include "record/commitments.h"
#include "record/minisign.h"
#include "record/plain_zip.h"
#include "site/page.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using record::HashedFiles;

constexpr const char* kTags = "tagmanifest-sha256.txt";
constexpr unsigned kPublicMode = 0444, kInternalMode = 0400;

class Maker {
 public:
  Maker(Workspace& workspace, const ArchiveOrder& order, fs::path folder, const Console& console)
      : workspace_(workspace), order_(order), folder_(std::move(folder)), console_(console) {}

  MadeArchive make(const std::vector<std::string>& ledger) {
    const Making making = making_of(workspace_, order_.meeting, order_.audience, order_.as_of);
    record::BagInfo open = info_of(record::kPublicLayer), internal = info_of(record::kInternalLayer);
    made_.public_name = open.bag_name();
    made_.internal_name = internal.bag_name();
    console_.progress("正在收集内部层");
    made_.materials = write_core(workspace_, making, ledger, bag(internal));
    const auto collected = record::open_bag(bag(internal));
    refuse_unfit_materials(*collected);
    console_.progress("正在生成公开层");
    made_.site = make_archive_site(*collected, making, folder_ / "scratch", console_);
    take_site(bag(open));
    base::remove_tree(folder_ / "scratch");
    for (record::BagInfo* info : {&open, &internal}) fill_in(*info);
    console_.progress("正在计算哈希值");
    seal(open, internal);
    for (const record::BagInfo* info : {&open, &internal}) pack(*info);
    console_.progress("正在核对");
    for (const std::string& name : made_.names) prove(name);
    console_.end_progress();
    return std::move(made_);
  }

 private:
  [[nodiscard]] fs::path bag(const record::BagInfo& info) const { return folder_ / info.bag_name(); }

  [[nodiscard]] record::BagInfo info_of(const char* layer) const {
    record::BagInfo info;
    info.layer = layer;
    info.organization = workspace_.settings.organization;
    info.meeting = order_.meeting;
    info.number = order_.number;
    info.audience = config::audience_key(order_.audience);
    info.as_of = model::iso(order_.as_of);
    info.retention = workspace_.settings.retention;
    info.agent = "gongshilan " + version();
    info.description = fmt::format("{}公示归档（{}）", model::meeting_title(order_.meeting),
                                   layer == std::string_view(record::kPublicLayer) ? "公开层" : "内部层");
    if (order_.former) {
      record::BagInfo former = info;
      former.number = order_.former->number;
      info.supersedes = former.bag_name();
      info.supersedes_sha256 = layer == std::string_view(record::kPublicLayer) ? order_.former->public_sha256
                                                                               : order_.former->internal_sha256;
      info.reason = order_.reason;
    }
    return info;
  }

  void fill_in(record::BagInfo& info) const {
    info.source_organization = made_.site.name;
    info.contact_phone = made_.site.phone;
    info.data_date = made_.site.data_date;
    info.build_code = made_.site.build_code;
  }

  void take_site(const fs::path& bag) const {
    for (const std::string& file : made_.site.files) base::rename_over(made_.site.folder / file, bag / "data" / file);
  }

  // The public bag first: the internal one holds copies of what it says of itself.
  void seal(const record::BagInfo& open, const record::BagInfo& internal) {
    const HashedFiles shown = record::hash_payload(bag(open));
    HashedFiles kept = record::hash_payload(bag(internal));
    const std::string core = record::manifest_text(kept, &record::FileHashes::sha256);
    const store::Database extract = store::Database::open_plain(bag(internal) / kRecordFile);
    const record::Commitments commitments = record::commit_to(core, committed_texts(extract, core));
    const std::string open_tags = seal(open, shown, {record::kCommitments, commitments.list});
    base::write_file(bag(internal) / "data" / record::kCommitments, commitments.openings);
    base::write_file(bag(internal) / "data" / "public-manifest-sha256.txt",
                     record::manifest_text(shown, &record::FileHashes::sha256));
    record::hash_new(bag(internal), kept);
    const std::string internal_tags = seal(internal, kept, {"public-tagmanifest-sha256.txt", open_tags});
    count(shown, made_.public_files, made_.public_bytes);
    count(kept, made_.internal_files, made_.internal_bytes);
    made_.line = {order_.meeting,
                  order_.number,
                  base::sha256_hex(open_tags),
                  base::sha256_hex(internal_tags),
                  site::audience_label(order_.audience),
                  model::iso(order_.as_of)};
  }

  std::string seal(const record::BagInfo& info, const HashedFiles& payload,
                   const std::pair<std::string, std::string>& tie) {
    const bool is_signed = !order_.secret_key.empty();
    std::map<std::string, std::string> tags{tie, {"README.txt", archive_readme(info, is_signed)}};
    if (is_signed) tags["archive.pub"] = record::open_key_of(order_.secret_key, order_.key_name);
    std::string text = record::seal_bag(bag(info), info, tags, payload);
    if (is_signed) {
      base::write_file(bag(info) / (std::string(kTags) + ".minisig"),
                       record::sign(text, order_.secret_key, "gongshilan " + info.bag_name(), order_.key_name));
      made_.key_number = record::key_number(tags["archive.pub"]);
    }
    return text;
  }

  static void count(const HashedFiles& payload, std::uint64_t& files, std::uint64_t& bytes) {
    files = payload.size();
    for (const auto& [path, hashes] : payload) bytes += hashes.size;
  }

  // The ZIP beside the folder; nobody writes either again.
  void pack(const record::BagInfo& info) {
    const bool is_public = info.layer == record::kPublicLayer;
    const unsigned mode = is_public ? kPublicMode : kInternalMode;
    const std::string name = info.bag_name();
    std::vector<std::string> files;
    for (const fs::path& file : base::files_below(bag(info))) files.push_back(file.generic_string());
    record::write_plain_zip(folder_ / (name + ".zip"), bag(info), name, files, mode);
    std::error_code error;  // FAT and some shares know no modes: they are a help, not the proof
    for (const std::string& file : files) fs::permissions(bag(info) / file, static_cast<fs::perms>(mode), error);
    fs::permissions(folder_ / (name + ".zip"), static_cast<fs::perms>(mode), error);
    if (!is_public)
      for (const fs::directory_entry& each : fs::recursive_directory_iterator(bag(info)))
        if (each.is_directory()) fs::permissions(each.path(), fs::perms::owner_all, error);
    if (!is_public) fs::permissions(bag(info), fs::perms::owner_all, error);
    made_.names.push_back(name);
    made_.names.push_back(name + ".zip");
  }

  // Nothing comes in that could not be read back.
  void prove(const std::string& name) const {
    const record::BagCheck check = record::check_bag(*record::open_bag(folder_ / name), false);
    if (check.is_whole()) return;
    const record::BagFault& fault = check.faults.front();
    throw Failure(fault.where, "刚写好的归档读出来不一样：" + fault.what,
                  "磁盘可能有问题，请换一块磁盘再归档。原来的归档没有改变。");
  }

  Workspace& workspace_;
  const ArchiveOrder& order_;
  const fs::path folder_;
  const Console& console_;
  MadeArchive made_;
};

}  // namespace

MadeArchive make_archive(Workspace& workspace, const ArchiveOrder& order, const std::vector<std::string>& ledger,
                         const fs::path& folder, const Console& console) {
  return Maker(workspace, order, folder, console).make(ledger);
}

}  // namespace app
