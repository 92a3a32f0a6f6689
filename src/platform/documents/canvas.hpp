// A PDF on A4 pages: text flows down, pages turn by themselves. Cairo and Pango stay behind this
// header.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace tb::documents {

enum class Align : std::uint8_t { left, centre, right };

class Canvas {
 public:
  // `title` and `footer` stand in the file and at the foot of each page.
  Canvas(std::string_view title, std::string_view footer, bool landscape);
  ~Canvas();

  // A paragraph; `indent` in points for its first line. Sizes in points.
  void text(std::string_view words, double size, Align align, bool bold = false, double indent = 0);
  // Two columns: a title and its value, with a hairline below.
  void row(std::string_view title, std::string_view value);
  void space(double points);
  // A QR code with words beside it.
  void qr(std::string_view content, std::string_view words);
  // A double rule around the page, for licences; before anything else.
  void frame();
  // Where a QR code stands at the right of a licence, from here on text keeps clear of it.
  void side_qr(std::string_view content, std::string_view words);
  // Ends the document; the bytes of the PDF.
  std::string finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tb::documents
