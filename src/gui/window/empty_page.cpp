#include "gui/window/empty_page.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "ui_empty_page.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace gui {

EmptyPage::EmptyPage(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::EmptyPage>())
{
    m_ui->setupUi(this);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_ui->addFiles);
    m_ui->heading->setFont(largeFont(font()));
    m_ui->practice->setText(
        tr("No account yet? %1: everything works, nothing is published.")
            .arg(u"<a href=\"practice\">%1</a>"_s.arg(tr("Try practice mode").toHtmlEscaped())));
    m_ui->practice->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_ui->practice->setAccessibleName(tr("Try practice mode"));
    connect(m_ui->addFiles, &QPushButton::clicked, this, &EmptyPage::filesWanted);
    connect(m_ui->addFolder, &QPushButton::clicked, this, &EmptyPage::folderWanted);
    connect(m_ui->practice, &QLabel::linkActivated, this, &EmptyPage::practiceWanted);
    colour();
}

EmptyPage::~EmptyPage() = default;

void EmptyPage::setPracticeOffered(bool offered)
{
    m_ui->practice->setVisible(offered);
    m_ui->practiceIcon->setVisible(offered);
}

void EmptyPage::colour()
{
    const Colours &colours = coloursOf(palette());
    m_ui->picture->setPixmap(iconPixmap(u"drop"_s, 56, colours.accent, devicePixelRatioF()));
    m_ui->practiceIcon->setPixmap(iconPixmap(u"practice"_s, 16, colours.secondary, devicePixelRatioF()));
    setTone(m_ui->help, Tone::Secondary);
    setTone(m_ui->practice, Tone::Secondary);
}

void EmptyPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(coloursOf(palette()).still, 1, Qt::DashLine));
    painter.drawRoundedRect(rect().adjusted(16, 16, -17, -17), 3, 3);
}

void EmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui && m_ui->practice)
        colour();
}

} // namespace gui
