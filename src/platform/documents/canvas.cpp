#include "platform/documents/canvas.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace tb::documents {
namespace {

constexpr double kShort = 595.28, kLong = 841.89;  // A4 in points
constexpr double kMargin = 72, kFoot = 60;
constexpr double kLeading = 1.55;
constexpr double kQr = 84;
constexpr const char* kFont = "Noto Serif CJK SC, Noto Sans CJK SC, serif";
constexpr const char* kBoldFont = "Noto Sans CJK SC, sans-serif";

struct LayoutFreer {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, LayoutFreer>;

// A font map serves one document at a time; as many as there are cores, kept warm.
class FontMaps {
 public:
  PangoFontMap* take() {
    std::unique_lock lock(mutex_);
    const unsigned most = std::max(2U, std::thread::hardware_concurrency());
    freed_.wait(lock, [&] { return !idle_.empty() || made_ < most; });
    if (idle_.empty()) {
      ++made_;
      return pango_cairo_font_map_new();
    }
    auto* map = idle_.back();
    idle_.pop_back();
    return map;
  }
  void give(PangoFontMap* map) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(map);
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<PangoFontMap*> idle_;  // live as long as the program
  unsigned made_ = 0;
};
FontMaps& font_maps() {
  static auto& maps = *new FontMaps;
  return maps;
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Canvas::Parts {
  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    g_object_unref(context);
    font_maps().give(fonts);
  }

  PangoFontMap* fonts = font_maps().take();
  PangoContext* context = pango_font_map_create_context(fonts);
  std::string out, footer;
  double width, height, left = kMargin, right, y = kMargin;
  int page = 1;
  bool framed = false;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;

  LayoutPtr layout(std::string_view words, double size, bool bold, double wide) const {
    LayoutPtr made(pango_layout_new(context));
    auto* font = pango_font_description_from_string(bold ? kBoldFont : kFont);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    if (bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(made.get(), static_cast<int>(wide * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(made.get(), static_cast<float>(kLeading));
    pango_layout_set_text(made.get(), words.data(), static_cast<int>(words.size()));
    return made;
  }
  static double height_of(PangoLayout* layout) {
    int tall = 0;
    pango_layout_get_size(layout, nullptr, &tall);
    return static_cast<double>(tall) / PANGO_SCALE;
  }
  void draw(PangoLayout* layout, double x, double at) const {
    cairo_move_to(cairo, x, at);
    pango_cairo_show_layout(cairo, layout);
  }
  void foot() const {
    const auto words = footer + fmt::format("　第 {} 页", page);
    const auto made = layout(words, 9, false, width - 2 * kMargin);
    pango_layout_set_alignment(made.get(), PANGO_ALIGN_CENTER);
    cairo_set_source_rgb(cairo, 0.36, 0.4, 0.45);
    draw(made.get(), kMargin, height - kFoot + (framed ? 0 : 14));
    cairo_set_source_rgb(cairo, 0, 0, 0);
  }
  void need(double points) {
    if (y + points <= height - kFoot) return;
    foot();
    cairo_show_page(cairo);
    ++page;
    y = kMargin;
  }
  // Draws line by line, so that a long paragraph may turn the page.
  void flow(PangoLayout* made, double x) {
    const int lines = pango_layout_get_line_count(made);
    auto* iterator = pango_layout_get_iter(made);
    for (int i = 0; i < lines; ++i) {
      PangoRectangle ink, logical;
      pango_layout_iter_get_line_extents(iterator, &ink, &logical);
      const double tall = static_cast<double>(logical.height) / PANGO_SCALE;
      need(tall);
      const double base =
          static_cast<double>(pango_layout_iter_get_baseline(iterator) - logical.y) / PANGO_SCALE;
      cairo_move_to(cairo, x + static_cast<double>(logical.x) / PANGO_SCALE, y + base);
      pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(iterator));
      y += tall;
      pango_layout_iter_next_line(iterator);
    }
    pango_layout_iter_free(iterator);
  }
  void code(std::string_view content, double x, double at, double side) const {
    auto* made = QRcode_encodeString8bit(std::string(content).c_str(), 0, QR_ECLEVEL_M);
    if (made == nullptr) throw std::runtime_error("a QR code could not be made");
    const double cell = side / made->width;
    for (int r = 0; r < made->width; ++r)
      for (int c = 0; c < made->width; ++c)
        if ((made->data[r * made->width + c] & 1) != 0)
          cairo_rectangle(cairo, x + c * cell, at + r * cell, cell, cell);
    cairo_fill(cairo);
    QRcode_free(made);
  }
};

Canvas::Canvas(std::string_view title, std::string_view footer, bool landscape)
    : parts_(std::make_unique<Parts>()) {
  auto& p = *parts_;
  p.footer = footer;
  p.width = landscape ? kLong : kShort;
  p.height = landscape ? kShort : kLong;
  p.right = p.width - kMargin;
  p.surface = cairo_pdf_surface_create_for_stream(append, &p.out, p.width, p.height);
  cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_TITLE, std::string(title).c_str());
  cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_CREATOR, "tongban");
  // Fixed, so that the same data give the same bytes; the date that counts stands in the text.
  cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "2026-01-01T00:00:00+08:00");
  p.cairo = cairo_create(p.surface);
  pango_cairo_update_context(p.cairo, p.context);
}

Canvas::~Canvas() = default;

void Canvas::text(std::string_view words, double size, Align align, bool bold, double indent) {
  auto& p = *parts_;
  const auto made = p.layout(words, size, bold, p.right - p.left);
  pango_layout_set_indent(made.get(), static_cast<int>(indent * PANGO_SCALE));
  pango_layout_set_alignment(made.get(), align == Align::centre  ? PANGO_ALIGN_CENTER
                                         : align == Align::right ? PANGO_ALIGN_RIGHT
                                                                 : PANGO_ALIGN_LEFT);
  p.flow(made.get(), p.left);
}

void Canvas::row(std::string_view title, std::string_view value) {
  auto& p = *parts_;
  constexpr double kTitle = 108, kPad = 5;
  const auto name = p.layout(title, 12, true, kTitle);
  const auto words = p.layout(value, 12, false, p.right - p.left - kTitle - 8);
  const double tall = std::max(Parts::height_of(name.get()), Parts::height_of(words.get()));
  p.need(tall + 2 * kPad);
  p.y += kPad;
  p.draw(name.get(), p.left, p.y);
  p.draw(words.get(), p.left + kTitle + 8, p.y);
  p.y += tall + kPad;
  cairo_set_line_width(p.cairo, 0.5);
  cairo_set_source_rgb(p.cairo, 0.6, 0.64, 0.68);
  cairo_move_to(p.cairo, p.left, p.y);
  cairo_line_to(p.cairo, p.right, p.y);
  cairo_stroke(p.cairo);
  cairo_set_source_rgb(p.cairo, 0, 0, 0);
}

void Canvas::space(double points) { parts_->y += points; }

void Canvas::qr(std::string_view content, std::string_view words) {
  auto& p = *parts_;
  p.need(kQr + 8);
  p.code(content, p.left, p.y, kQr);
  const auto made = p.layout(words, 10.5, false, p.right - p.left - kQr - 16);
  p.draw(made.get(), p.left + kQr + 16, p.y + (kQr - Parts::height_of(made.get())) / 2);
  p.y += kQr + 8;
}

void Canvas::frame() {
  auto& p = *parts_;
  for (const auto& [inset, wide] : {std::pair(30.0, 2.2), std::pair(36.0, 0.7)}) {
    cairo_set_line_width(p.cairo, wide);
    cairo_rectangle(p.cairo, inset, inset, p.width - 2 * inset, p.height - 2 * inset);
    cairo_stroke(p.cairo);
  }
  p.y = 64;
  p.framed = true;
}

void Canvas::side_qr(std::string_view content, std::string_view words) {
  auto& p = *parts_;
  constexpr double kSide = 128;
  const double x = p.width - kMargin - kSide;
  p.code(content, x, p.y + 12, kSide);
  const auto made = p.layout(words, 10, false, kSide);
  pango_layout_set_alignment(made.get(), PANGO_ALIGN_CENTER);
  p.draw(made.get(), x, p.y + kSide + 20);
  p.right = x - 36;
}

std::string Canvas::finish() {
  auto& p = *parts_;
  p.foot();
  cairo_show_page(p.cairo);
  cairo_surface_finish(p.surface);
  if (cairo_surface_status(p.surface) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("a PDF could not be made");
  return std::move(p.out);
}

}  // namespace tb::documents
