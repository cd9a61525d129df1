// SPDX-License-Identifier: MIT
#include "record/plain_zip.h"

#include <utility>

#include "base/file_pieces.h"

namespace record {

void write_plain_zip(const std::filesystem::path& zip, const std::filesystem::path& folder, const std::string& name,
                     const std::vector<std::string>& files, unsigned mode, const ZipLimits& limits) {
  base::FileWriter out(zip);
  std::string central;
  for (const std::string& file : files) {
    const base::FileReader in(folder / file, base::FileReader::Links::refuse);
    ZipEntry entry{name + "/" + file, in.size(), 0, out.size()};
    out.add(local_header(entry, limits));
    in.read(0, entry.size, [&](std::string_view bytes) {
      entry.crc = crc32(bytes, entry.crc);
      out.add(bytes);
    });
    out.overwrite(entry.offset, local_header(entry, limits));  // now with the CRC, which stands in front of the bytes
    central += central_record(entry, mode, limits);
  }
  const ZipEnd end{files.size(), out.size(), central.size()};
  out.add(central);
  out.add(end_records(end, limits));
}

}  // namespace record
