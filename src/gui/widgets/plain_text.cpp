#include "gui/widgets/plain_text.h"

#include "base/plain_text.h"

#include <QLabel>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace gui {

QString toolTipText(const QString &text)
{
    const QString shown = base::shownLines(text);
    if (!Qt::mightBeRichText(shown))
        return shown;
    return u"<p style=\"white-space:pre-wrap\">%1</p>"_s.arg(
        shown.toHtmlEscaped().replace(u'\n', "<br/>"_L1));
}

QString withoutKey(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(base::shownLines(text));
    return label;
}

QLabel *markupLabel(const QString &text)
{
    QLabel *label = plainLabel();
    label->setTextFormat(Qt::RichText);
    label->setText(text);
    return label;
}

QMessageBox *plainBox(QMessageBox::Icon icon, const QString &title, const QString &text,
                      const QString &detail, QMessageBox::StandardButtons buttons, QWidget *parent)
{
    auto *box = new QMessageBox(icon, title, {}, buttons, parent);
    box->setTextFormat(Qt::PlainText);
    box->setText(base::shownLines(text));
    box->setInformativeText(base::shownLines(detail));
    showPlain(box); // that has a label of its own, which the box's format does not reach
    return box;
}

void showPlain(QDialog *dialog)
{
    if (auto *box = qobject_cast<QMessageBox *>(dialog))
        box->setTextFormat(Qt::PlainText);
    for (QLabel *label : dialog->findChildren<QLabel *>())
        label->setTextFormat(Qt::PlainText);
}

} // namespace gui
