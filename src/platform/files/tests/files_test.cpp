#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/files/blobs.hpp"
#include "platform/files/scan.hpp"
#include "platform/files/whole_file.hpp"
#include "platform/store/testing.hpp"

namespace tb::files {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

std::string code(std::string_view name, std::string_view bytes) {
  const auto done = scan(name, bytes);
  return done ? done->name : done.error().code;
}

std::string deflated(std::size_t zeros) {
  const std::string plain(zeros, '\0');
  uLongf size = compressBound(plain.size());
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size,
           reinterpret_cast<const Bytef*>(plain.data()), plain.size());
  out.resize(size);
  return out;
}

TEST(ScanTest, SaysWhatAFileReallyIs) {
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 x %%EOF"), "pdf");
  EXPECT_EQ(
      code("a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\0\0\0\0"sv),
      "png");
  EXPECT_EQ(code("a.jpeg", "\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x10\x03\x01\x22\0\x02\x11\x01"sv),
            "jpg");
  EXPECT_EQ(code("", "%PDF-1.4 x %%EOF"), "pdf");
}

TEST(ScanTest, ProgramsAndLiesAreRefused) {
  EXPECT_EQ(code("a.pdf",
                 "\x7f"
                 "ELF........"),
            "file.program");
  EXPECT_EQ(code("a.pdf", "MZ......"), "file.program");
  EXPECT_EQ(code("a.pdf", "#!/bin/sh\nrm"), "file.program");
  EXPECT_EQ(code("a.jpg", "%PDF-1.4 x %%EOF"), "file.mismatch");
  EXPECT_EQ(code("a.pdf", "hello"), "file.unknown_type");
  EXPECT_EQ(code("a.pdf", ""), "file.empty");
  EXPECT_EQ(code("a.pdf", std::string(kMaxFileBytes + 1, 'a')), "file.too_large");
}

TEST(ScanTest, PdfsThatActOrExplodeAreRefused) {
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 cut"), "file.broken");
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 <</OpenAction<</S/JavaScript/JS(x)>>>> %%EOF"),
            "file.pdf_active");
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 <</S/#4Aava#53cript>> %%EOF"), "file.pdf_active")
      << "letters written as #xx";
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 <</S /Launch >> %%EOF"), "file.pdf_active");
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 /Encrypt 5 0 R %%EOF"), "file.pdf_encrypted");
  const auto bomb = "%PDF-1.4\nstream\n" + deflated(210U << 20) + "\nendstream %%EOF";
  EXPECT_LT(bomb.size(), 1U << 20);
  EXPECT_EQ(code("a.pdf", bomb), "file.pdf_bomb");
}

TEST(ScanTest, ImagesOfImpossibleSizeAreRefused) {
  EXPECT_EQ(
      code("a.png",
           "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\0\0\0\0\0\0\0"sv),
      "file.image_bomb");
  EXPECT_EQ(code("a.png", "\x89PNG\r\n\x1a\n"), "file.broken");
  EXPECT_EQ(code("a.jpg", "\xff\xd8\xff\xe0\0\x01"sv), "file.broken");
}

TEST(ScanTest, NamesLoseTheirTricks) {
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_file_name("C:\\windows\\图.pdf"), "图.pdf");
  EXPECT_EQ(safe_file_name("..."), "未命名");
  EXPECT_EQ(safe_file_name("a\x01\n.pdf"), "a.pdf");
  EXPECT_EQ(safe_file_name("\xff\xfe.pdf"), "pdf");
  EXPECT_EQ(safe_file_name(""), "未命名");
}

// A zip with one entry that says it lies at `local`, and its name.
std::string zip_at(std::string_view name, std::string_view local, char method = 0) {
  std::string out = "PK\x03\x04" + std::string(40, '\0') + "PK\x01\x02" + std::string(42, '\0');
  const auto at = std::size_t{44};
  out[at + 10] = method;
  out[at + 28] = static_cast<char>(name.size());
  out.replace(at + 42, 4, local);
  return out + std::string(name);
}

TEST(ScanTest, SizesThatOverflowAreRefused) {
  EXPECT_EQ(
      code("a.png",
           "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02\0\0\0\0\0\0\0"sv),
      "file.image_bomb");
  EXPECT_EQ(code("a.docx", zip_at("word/document.xml", "\xe4\xff\xff\xff"sv, 8)), "docx")
      << "an entry that lies beyond the file is not read";
}

TEST(ScanTest, ZipsAreKnownByTheirEntries) {
  EXPECT_EQ(code("a.ofd", zip_at("OFD.xml", "\0\0\0\0"sv)), "ofd");
  EXPECT_EQ(code("a.xlsx", zip_at("xl/workbook.xml", "\0\0\0\0"sv)), "xlsx");
  EXPECT_EQ(code("a.docx", zip_at("word/vbaProject.bin", "\0\0\0\0"sv)), "file.program");
  EXPECT_EQ(code("a.docx", zip_at("../../x", "\0\0\0\0"sv)), "file.zip_bomb");
  EXPECT_EQ(code("a.docx", zip_at("word/document.xml", "\0\0\0\0"sv, 14)), "file.zip_bomb")
      << "another way of packing cannot be measured";
}

std::string packed(std::string_view plain) {
  uLongf size = compressBound(plain.size());
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size,
           reinterpret_cast<const Bytef*>(plain.data()), plain.size());
  out.resize(size);
  return out;
}

TEST(ScanTest, WhatAPdfHidesInItsStreamsIsFound) {
  const auto pdf = [](std::string_view dictionary, std::string_view plain) {
    return "%PDF-1.5\n1 0 obj <<" + std::string(dictionary) + ">>\nstream\n" + packed(plain) +
           "\nendstream endobj %%EOF";
  };
  EXPECT_EQ(code("a.pdf", pdf("/Filter/FlateDecode", "BT (ordinary) Tj ET")), "pdf");
  const std::string hidden = "<</S/JavaScript/JS(app.alert(1))>>";
  EXPECT_EQ(code("a.pdf", pdf("/Type/ObjStm/Filter/FlateDecode", hidden)), "file.pdf_active");
  EXPECT_EQ(code("a.pdf", pdf("/Filter/FlateDecode", std::string(65530, ' ') + hidden)),
            "file.pdf_active")
      << "across the border of two pieces";
  EXPECT_EQ(code("a.pdf", pdf("/Type/ObjStm/Filter[/ASCII85Decode/FlateDecode]", "x")),
            "file.pdf_active");
  EXPECT_EQ(code("a.pdf", pdf("/Filter[/FlateDecode /#46lateDecode]", "x")), "file.pdf_bomb");
}

TEST(ScanTest, AScannedPageThatHoldsTheLettersOfAKeyIsNoProgram) {
  EXPECT_EQ(code("a.pdf", "%PDF-1.4 <</Filter/DCTDecode>>\nstream\n\xff\xd8 /JS \nendstream %%EOF"),
            "pdf");
}

TEST(ScanTest, AHailOfStreamsIsRefusedSoon) {
  std::string hail = "%PDF-1.4 ";
  while (hail.size() < (9U << 20)) hail += "stream";
  EXPECT_EQ(code("a.pdf", hail + "%%EOF"), "file.pdf_bomb");
}

TEST(ScanTest, NamesLoseMarksThatCannotBeSeen) {
  EXPECT_EQ(safe_file_name("材料\u202efdp.exe"), "材料fdp.exe");
  EXPECT_EQ(safe_file_name("\ufeff身份\u200b证\u0085.pdf"), "身份证.pdf");
  EXPECT_EQ(safe_file_name("营业执照（副本）·一.pdf"), "营业执照（副本）·一.pdf");
  EXPECT_EQ(safe_file_name("\uffffh"), "h") << "found by fuzzing";
  EXPECT_EQ(safe_file_name(std::string(300, 'a')).size(), 120U);
}

class BlobTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    folder_ = (fs::temp_directory_path() / "tb_blobs_test").string();
    fs::remove_all(folder_);
    const bool local = GetParam() == "local";
    database_ = std::make_unique<trial::FreshDatabase>(local ? "sqlite" : GetParam());
    const Migrations* modules[]{&k_files_migrations};
    ASSERT_TRUE(migrate(**database_, modules));
    store_ = blob_store(**database_, local ? local_shelf(folder_) : database_shelf(**database_));
  }
  Result<std::string> put(std::string_view bytes) {
    const auto blob = TRY(store_->prepare(key_, bytes));
    return (*database_)->write([&](Tx& tx) -> Result<std::string> {
      store_->keep(tx, blob);
      return blob.name;
    });
  }
  void TearDown() override { fs::remove_all(folder_); }
  static std::vector<std::string> kinds() {
    auto out = trial::databases();
    out.emplace_back("local");
    return out;
  }
  std::string folder_;
  std::unique_ptr<trial::FreshDatabase> database_;
  std::unique_ptr<BlobStore> store_;
  DataKey key_ = DataKey::random();
};
INSTANTIATE_TEST_SUITE_P(Kinds, BlobTest, testing::ValuesIn([] {
                           auto out = trial::databases();
                           out.emplace_back("local");
                           return out;
                         }()),
                         [](const auto& info) { return info.param; });

TEST_P(BlobTest, BytesComeBackAsTheyWent) {
  for (const auto size : {0U, 1U, 65535U, 65536U, 65537U, 300000U}) {
    const auto bytes = random_bytes(size);
    const auto name = put(bytes);
    ASSERT_TRUE(name);
    EXPECT_EQ(store_->get(key_, *name), bytes);
    EXPECT_EQ(store_->get(DataKey::random(), *name).error().code, "blob.broken")
        << "another case's key";
  }
  EXPECT_EQ(store_->get(key_, "../../etc/passwd").error().code, "blob.missing");
}

TEST_P(BlobTest, TheSweeperTakesOnlyWhatNoRowKnows) {
  const std::string large(100'000, 'x');
  const auto kept = *put(large), orphan = *put(large), small = *put("a");
  const auto known = [&](std::string_view name) -> Result<bool> { return name == kept; };
  EXPECT_EQ(*store_->sweep(kDay, known), 0) << "too young";
  EXPECT_EQ(*store_->sweep(-kDay, known), 1);
  EXPECT_TRUE(store_->get(key_, kept));
  EXPECT_EQ(store_->get(key_, orphan).error().code, "blob.missing");
  EXPECT_TRUE(store_->get(key_, small)) << "came with its row, is never an orphan";
  EXPECT_TRUE(store_->remove(small));
  EXPECT_EQ(store_->get(key_, small).error().code, "blob.missing");
}

TEST_P(BlobTest, ASmallOneIsThereWhenItsRowIs) {
  const auto blob = *store_->prepare(key_, "a");
  EXPECT_EQ(store_->get(key_, blob.name).error().code, "blob.missing");
  const auto refused = (*database_)->write([&](Tx& tx) -> Result<bool> {
    store_->keep(tx, blob);
    return not_found("case.not_found", "没有这件申请");
  });
  EXPECT_FALSE(refused);
  EXPECT_EQ(store_->get(key_, blob.name).error().code, "blob.missing")
      << "rolled back with its row";
}

TEST(LocalBlobTest, AChangedOrCutFileIsFound) {
  const auto folder = (fs::temp_directory_path() / "tb_blobs_cut").string();
  fs::remove_all(folder);
  const auto store = local_shelf(folder);
  const auto key = DataKey::random();
  const auto name = *store->put(key, std::string(200'000, 'x'));
  const auto path = folder + "/" + name.substr(0, 2) + "/" + name;
  fs::resize_file(path, fs::file_size(path) - 100);
  EXPECT_EQ(store->get(key, name).error().code, "blob.broken");
  fs::resize_file(path, (64 * 1024 + kSealOverhead) * 2);
  EXPECT_EQ(store->get(key, name).error().code, "blob.broken") << "cut at the border of a chunk";
  fs::remove_all(folder);
}

TEST(WholeFileTest, AKeyIsMadeOnceWholeAndForItsOwnerAlone) {
  const auto folder = (fs::temp_directory_path() / "tb_durable").string();
  fs::remove_all(folder);
  const auto path = folder + "/a.key";
  EXPECT_EQ(make_durable(path, "first"), Made::failed) << "no folder";
  fs::create_directories(folder);
  EXPECT_EQ(make_durable(path, "first"), Made::made);
  EXPECT_EQ(make_durable(path, "second"), Made::was_there) << "a key is never replaced";
  EXPECT_EQ(whole_file(path), "first");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1) << "nothing is left beside it";
  fs::remove_all(folder);
}

TEST(WholeFileTest, ALineAfterATornOneIsALineOfItsOwn) {
  const auto path = (fs::temp_directory_path() / "tb_lines").string();
  fs::remove(path);
  EXPECT_FALSE(sync_file(path)) << "not there yet";
  EXPECT_TRUE(append_line(path, "one"));
  EXPECT_TRUE(append_line(path, "two"));
  std::ofstream(path, std::ios::app) << "thr";
  EXPECT_TRUE(append_line(path, "four"));
  EXPECT_TRUE(sync_file(path));
  EXPECT_EQ(whole_file(path), "one\ntwo\nthr\nfour\n");
  EXPECT_FALSE(append_line("/nowhere/at/all", "x"));
  fs::remove(path);
}

}  // namespace
}  // namespace tb::files
