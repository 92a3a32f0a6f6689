#include "platform/http/static_files.hpp"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/crypto.hpp"
#include "core/text.hpp"

namespace tb {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMaxBytes = 64U << 20;

struct Extension {
  std::string_view name;
  std::string_view content_type;
};
constexpr Extension kTypes[]{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".wasm", "application/wasm"},
    {".pdf", "application/pdf"},
    {".bpmn", "application/xml; charset=utf-8"},
};

std::string_view type_of(std::string_view path) {
  for (const auto& row : kTypes)
    if (path.ends_with(row.name)) return row.content_type;
  return "application/octet-stream";
}

std::string bytes_of_file(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

bool has_extension(std::string_view path) {
  // Licence numbers have dots too (GB/T 36904: 1.2.156…): a file's ending is two letters or more.
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const auto length = name.size() - dot - 1;
  return length >= 2 && length <= 12 && std::isalpha(static_cast<unsigned char>(name[dot + 1]));
}

}  // namespace

StaticFiles::StaticFiles(const std::string& folder) {
  std::error_code absent;
  if (!fs::is_directory(folder, absent)) return;
  std::size_t total = 0;
  std::map<std::string, std::string> compressed;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_symlink() || !entry.is_regular_file() ||
        entry.path().filename().string().starts_with('.'))
      continue;
    total += entry.file_size();
    if (total > kMaxBytes)
      throw std::runtime_error("the user interface in " + folder + " is larger than 64 MiB");
    auto path = "/" + entry.path().lexically_relative(folder).generic_string();
    auto bytes = bytes_of_file(entry.path());
    if (path.ends_with(".gz")) {
      compressed[path.substr(0, path.size() - 3)] = std::move(bytes);
      continue;
    }
    auto& file = files_[path];
    file.etag = '"' + to_hex(bytes_of(sm3(bytes)).substr(0, 12)) + '"';
    file.bytes = std::move(bytes);
    file.content_type = type_of(path);
    file.is_immutable = path.find("/assets/") != std::string::npos;
  }
  for (auto& [path, bytes] : compressed)
    if (const auto file = files_.find(path); file != files_.end())
      file->second.compressed = std::move(bytes);
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && !has_extension(path)) {
    const bool is_desk = path == "/desk" || path.starts_with("/desk/");
    found = files_.find(is_desk ? "/desk/index.html" : "/index.html");
  }
  return found == files_.end() ? nullptr : &found->second;
}

Reply StaticFiles::answer(const Exchange& exchange) const {
  const auto* file = find(exchange.path);
  if (file == nullptr)
    return problem(404, "http.not_found", "没有这个网址，请检查地址或从首页重新进入",
                   exchange.request_id);
  Reply reply;
  reply.with("Cache-Control",
             file->is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
  reply.with("ETag", file->etag);
  if (!file->compressed.empty()) reply.with("Vary", "Accept-Encoding");
  if (exchange.header("If-None-Match") == file->etag) {
    reply.status = 304;
    return reply;
  }
  reply.content_type = file->content_type;
  const bool takes_gzip = exchange.header("Accept-Encoding").find("gzip") != std::string_view::npos;
  if (!file->compressed.empty() && takes_gzip) {
    reply.body = file->compressed;
    reply.with("Content-Encoding", "gzip");
  } else {
    reply.body = file->bytes;
  }
  return reply;
}

}  // namespace tb
