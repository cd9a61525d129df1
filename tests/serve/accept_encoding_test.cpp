// SPDX-License-Identifier: MIT
#include "serve/accept_encoding.h"

#include <gtest/gtest.h>

namespace {

TEST(AcceptEncoding, TakesGzip) {
  for (const char* header :
       {"gzip", "GZip", "x-gzip", "*", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip;q=1", "gzip;q=1.000",
        "gzip;q=0.001", "gzip ; q=0.5", "\tgzip\t;\tQ=1", "deflate,,gzip", "*;q=0, gzip"})
    EXPECT_TRUE(serve::accepts_gzip(header)) << header;
}

TEST(AcceptEncoding, DoesNotTakeGzip) {
  for (const char* header : {"",
                             "identity",
                             "br",
                             "deflate",
                             "gzip;q=0",
                             "gzip;q=0.000",
                             "gzip;q=0, *",
                             "*;q=0",
                             "gzipped",
                             "not gzip",
                             "gzip/1",
                             "gzip;q=",
                             "gzip;q=2",
                             "gzip;q=-1",
                             "gzip;q=1.001",
                             "gzip;q=0.0001",
                             "gzip;x=1",
                             "gzip;q=1;q=1",
                             ";q=1",
                             ",",
                             "gzip;q=0, gzip",
                             "gzip;q=.5",
                             "gzip;q=0,5"})
    EXPECT_FALSE(serve::accepts_gzip(header)) << header;
}

}  // namespace
