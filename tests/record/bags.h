// SPDX-License-Identifier: MIT
// Two small bags of one archive that hold together, made by hand in a folder, for tests that spoil them.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "base/file_system.h"
#include "record/bag_ties.h"
#include "record/bag_writer.h"
#include "record/commitments.h"
#include "store/database.h"
#include "store/log.h"

namespace record_test {

namespace fs = std::filesystem;

inline constexpr const char* kCsvMark = "\xEF\xBB\xBF";

inline record::BagInfo info(const char* layer, int number = 1) {
  record::BagInfo info;
  info.source_organization = "青禾区人民法院第一党支部";
  info.contact_phone = "010-00000000";
  info.description =
      std::string("2021年度组织生活会公示归档") + (layer == std::string("public") ? "（公开层）" : "（内部层）");
  info.agent = "gongshilan 0.1.0";
  info.layer = layer;
  info.organization = "QHFY01";
  info.meeting = "2021";
  info.number = number;
  info.audience = "unit";
  info.as_of = "2022-03-25";
  info.data_date = "2022-03-18";
  info.build_code = "37C8-138E";
  info.retention = "永久";
  return info;
}

inline std::string page(const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>公示</title>"
         "<link rel=\"stylesheet\" href=\"site.css\"></head>\n<body><main>" +
         body + "</main></body>\n</html>\n";
}

using Files = std::map<std::string, std::string>;  // path below data/ → text

inline Files public_files() {
  return {
      {"index.html", page("<p>整改清单：<a href=\"QHFY01/2021/index.html#b\">2021年度</a></p>")},
      {"QHFY01/2021/index.html", page("<p>正文<br><a href=\"../../index.html\">首页</a></p>")},
      {"QHFY01/2021/site.css", "p { margin: 0 }\n"},
      {"QHFY01/2021/rectification.csv",
       std::string(kCsvMark) + "编号,状态,结转自\r\nZ20-01,推进中,2020年度\r\nZ21-01,已销号,\r\nZ21-02,推进中,\r\n"},
      {"site.css", "@media print { p { margin: 0 } } /* { */\n"}};
}

// A record with one item, one problem and two lines in the log; the tables are those of the record.
class Internal {
 public:
  explicit Internal(const fs::path& scratch) : database_(store::Database::open_plain(scratch)) {
    database_.run(
        "CREATE TABLE log (number INTEGER PRIMARY KEY, at TEXT, action TEXT, organization TEXT, meeting TEXT, record "
        "TEXT, detail TEXT, inputs TEXT, program TEXT, user TEXT, hash TEXT);"
        "CREATE TABLE rectification (rectification TEXT, organization TEXT, meeting TEXT, item TEXT, PRIMARY KEY "
        "(rectification));"
        "INSERT INTO rectification VALUES ('Z21-01', 'QHFY01', '2021', '更换“岗牌”,并考核');"
        "INSERT INTO rectification VALUES ('Z21-02', 'QHFY01', '2021', NULL)");
    for (const char* detail : {"读了 台账.xlsx", "本工作区网站"}) {
      store::LogLine line;
      line.at = "2022-03-25 09:00";
      line.action = "导入";
      line.detail = detail;
      line.program = "0.1.0";
      line.user = "clerk";
      store::Log(database_).append(line);
    }
  }
  [[nodiscard]] std::string csv(const std::string& table) const {
    std::string text = kCsvMark, line;
    store::Statement columns = database_.prepare("SELECT name FROM pragma_table_info(?)");
    columns.bind_text(table);
    int width = 0;
    for (; columns.step(); ++width) line += (width == 0 ? "" : ",") + columns.text(0);
    text += line + "\r\n";
    store::Statement rows = database_.prepare("SELECT * FROM " + table);
    while (rows.step()) {
      for (int i = 0; i < width; ++i) text += (i == 0 ? "" : ",") + quoted(rows.text(i));
      text += "\r\n";
    }
    return text;
  }

 private:
  static std::string quoted(const std::string& cell) {
    return cell.find_first_of(",\"\n") == std::string::npos ? cell : "\"" + cell + "\"";
  }
  store::Database database_;
};

inline Files internal_files(const fs::path& scratch) {
  fs::create_directories(scratch);
  const Internal record(scratch / "record.db");
  const std::string ledger = std::string(kCsvMark) + "编号,整改事项\r\nZ21-01,更换岗牌\r\n";
  const std::string settings = "{\"组织\": \"QHFY01\"}\n";
  const auto row = [](const std::string& path, const std::string& name, const std::string& bytes) {
    return path + "," + name + "," + std::to_string(bytes.size()) + "," + record::hash_text(bytes).sha256 + "\r\n";
  };
  return {{"record.db", base::read_file(scratch / "record.db", 1U << 24U)},
          {"tables/log.csv", record.csv("log")},
          {"tables/rectification.csv", record.csv("rectification")},
          {"workspace/gongshilan.json", settings},
          {"workspace/ledger/001.csv", ledger},
          {"shipped/public/site.css", "p { margin: 0 }\n"},
          {"files.csv", std::string(kCsvMark) + "path,name,bytes,sha256\r\n" +
                            row("workspace/gongshilan.json", "gongshilan.json", settings) +
                            row("workspace/ledger/001.csv", "ledger/整改.csv", ledger)},
          {"materials.csv", std::string(kCsvMark) +
                                "organization,meeting,material,archived,files\r\nQHFY01,2021,会议记录,2022-03-20,\r\n"},
          {"making.json",
           "{\"program\": \"0.1.0\", \"organization\": \"QHFY01\", \"meeting\": \"2021\", \"audience\": \"unit\", "
           "\"as_of\": \"2022-03-25\"}\n"}};
}

struct Pair {
  fs::path open, internal;  // folders
};

// As `archive` makes them; what they hold and say may be another thing.
inline Pair make_bags(const fs::path& folder, const Files& open, Files internal, record::BagInfo open_info,
                      record::BagInfo internal_info) {
  const Pair bags{folder / open_info.bag_name(), folder / internal_info.bag_name()};
  for (const auto& [path, text] : internal) base::write_file(bags.internal / "data" / path, text);
  record::HashedFiles core = record::hash_payload(bags.internal);
  base::write_file(bags.internal / "manifest-sha256.txt", record::manifest_text(core, &record::FileHashes::sha256));
  const std::string manifest = record::manifest_text(core, &record::FileHashes::sha256);
  const auto source = record::open_bag(bags.internal);
  const record::Commitments made = record::commit_to(manifest, record::texts_of(*source));
  for (const auto& [path, text] : open) base::write_file(bags.open / "data" / path, text);
  const record::HashedFiles payload = record::hash_payload(bags.open);
  const std::string tags = record::seal_bag(bags.open, std::move(open_info),
                                            {{"README.txt", "说明\n"}, {"commitments.txt", made.list}}, payload);
  base::write_file(bags.internal / "data/commitments.txt", made.openings);
  base::write_file(bags.internal / "data/public-manifest-sha256.txt",
                   record::manifest_text(payload, &record::FileHashes::sha256));
  record::hash_new(bags.internal, core);
  record::seal_bag(bags.internal, std::move(internal_info),
                   {{"README.txt", "说明\n"}, {"public-tagmanifest-sha256.txt", tags}}, core);
  fs::permissions(bags.internal, fs::perms::owner_all);
  return bags;
}

inline Pair make_bags(const fs::path& folder) {
  return make_bags(folder / "archive", public_files(), internal_files(folder / "scratch"), info("public"),
                   info("internal"));
}

// Written anew after its files were changed, so that only what others know of it tells.
inline void seal_again(const fs::path& bag, record::BagInfo info) {
  std::map<std::string, std::string> tags;
  for (const char* name : {"README.txt", "commitments.txt", "public-tagmanifest-sha256.txt", "archive.pub"})
    if (base::exists(bag / name)) tags[name] = base::read_file(bag / name, 1U << 24U);
  record::seal_bag(bag, std::move(info), tags, record::hash_payload(bag));
}

}  // namespace record_test
